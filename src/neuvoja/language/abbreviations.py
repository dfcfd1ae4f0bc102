"""Abbreviations after whose full stop a sentence usually goes on.

The three languages share the tables, since a contact mixes them. A form that is also a common
word of one of them ("on", "en", "sat") is in no table, or only in `BEFORE_NUMBER`.
"""

_FINNISH = """
ao arv asiak eaa ed eKr em ent erik esim geom hra huhtik huom ilm jaost jKr joht joulutk kand
kapt kd keskim kesk kirj ko koul ks kts kuv kuuk lkm läh maalisk maist marrask merk mlk mm mrd
nimim nk ns nyk oik pj pnä prof prov pst puh puhj pvm rva seur siht sis.alv sis sop sov srk
stm suom synt syntt syysk tammik tav teht tekn til tl toht toim toukok tri tstla tuom tutk työp
ulk vast ven viim vrt vt yht yhteisk yhd ylim yliop yo helmik heinäk elok lokak kesäk vas lääk
as.nro as.oy k.o m.l os.nro puh.nro s-posti v.s et.al väh enint vähint lisät ps
"""

_SWEDISH = """
adr allm anm ank ex avd avs avg betr bl.a ca d.v.s dvs enl exkl ext f.d f.n f.ö f.v.b forts fr.o.m
föreg förf förk i.e ibl inb inkl istf jfr kap kv m.a.o m.h.a mha m.h.t mht medl milj motsv n.b
näml nästk obs omkr p.g.a pga prel resp s.a.s s.k sek sekr spec st.f särsk t.ex t.h t.o.m t.v tfn
tills u.a uppl urspr utg v.g v.s.b vard ä.k äv övers
"""

_ENGLISH = """
a.k.a abbr acct approx appt apt assn assoc asst attn ave avg bldg blvd capt cf corp dept dist dr
e.g eg est esp et.al excl figs gov hr hrs i.e ie incl intl lt ltd mfg misc mr mrs ms mt nr p.s pp
ph.d pls prof pt qty ref resp rev sgt sq sr st subj tel univ vol vols vs w.r.t wk wks yr yrs
"""

_MAY_END = """
a.m ab ap alv co corp cm dl dyl e.d e.dyl e.kr eaa eKr eur etc f.kr gmbh hlö inc ip jKr jms jne
jnpp kg kk km kpl krs ky kwh l ltd m m.fl m.m mfl mm moms mwh mån o.d o.dyl o.s.v osv oy oyj p.m plc
pnä rf rn rp ry st tjsp tms tmi tmv tunt vk vko vrk vuod yms ym
kr skr tim kvm kw mw gb mb tb hrs yrs wks lbs ft
"""

_BEFORE_NUMBER = """
a alk art as b c fig h i is jan feb mar apr jun jul aug sep sept oct nov dec k kap kl klo kohta l
lag m max maks min n no nos nr nro nrot num p par pg pos r s sec sid t til tilinro ti to ts v v:n
vol w kello viite lask maj juni fr f tim ip kpl rek kp pkt pt
"""


def _table(forms: str) -> frozenset[str]:
    return frozenset(forms.lower().split())


MAY_END = _table(_MAY_END)
"""Those that also end a sentence, where a capital follows."""

ABBREVIATIONS = _table(_FINNISH) | _table(_SWEDISH) | _table(_ENGLISH) | MAY_END
"""Lower case, without the last full stop; inner ones kept."""

BEFORE_NUMBER = _table(_BEFORE_NUMBER)
"""Those that are read as an abbreviation before a number only: "max. 3", "s. 12", "nr. 5"."""
