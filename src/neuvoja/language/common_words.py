"""The words that a language cannot do without, and those of its neighbours that look like ours.

Written by hand from general knowledge of the languages; forms as people write them, spoken ones
included. `detection` tells languages apart by these and by the letters that they are made of.
"""

_FI = """
ja on ei että se hän oli mutta niin kun en minä sinä mitä kuin jos olen sen ole me te he ne tämä
tuo mikä kuka missä mistä mihin milloin miksi miten kuinka paljon paljonko onko voiko saako voinko
saanko pitääkö voisiko voisitko voitko saisinko haluan haluaisin tarvitsen tarvitsisin minulla
minulle minun minut minua sinulla sinun hänen meillä meidän meille teillä teidän teille heidän
niiden näiden tämän tätä tässä tästä tähän tuota siinä siitä siihen sitä sille sillä siellä täällä
sinne tänne nyt sitten vielä enää jo aina usein joskus koskaan heti pian myös vain ehkä kyllä joo
juu no hyvä hyvää hei moi terve moro moikka heippa kiitos kiitti kiitoksia ok okei anteeksi olet
ovat olemme olette olivat ollut olisi olisin olla voi voin voit voivat voisi voisin saa saan saat
saada sain pitää pitäisi täytyy tulee tulla tuli tulen tullut menee mennä meni menen käy käydä
kävi tekee tehdä teen tehty antaa ottaa otan sanoi sanoa tiedän tietää tiedä luulen kysyä kysyisin
kysymys vastaus apua auttaa auta ohje tieto asia asiaa asiassa asiasta päivä päivää päivän viikko
viikon viikkoa kuukausi kuukauden vuosi vuoden vuotta aika ajan aikaa tänään huomenna eilen
aamulla illalla koti kotiin kotona talo asunto osoite nimi numero puhelin puhelimen sähköposti
lasku laskun laskua laskut hinta hinnan maksaa maksan maksu maksun maksettu euroa euron sopimus
sopimuksen asiakas asiakkaan palvelu palvelun tilaus tilauksen tilata tilasin muuttaa muutan
muutto vaihtaa vaihto peruuttaa perua lopettaa irtisanoa toimii toimi toimita ongelma vika virhe
uusi uuden uutta vanha vanhan toinen toisen ensimmäinen yksi kaksi kolme neljä viisi monta moni
kaikki kaikkea kaiken kanssa ilman ennen jälkeen aikana takia vuoksi mukaan kautta varten asti
saakka alkaen sekä tai eli vai koska vaikka kunnes jotta siis joten eikä enkä etkä ettei eivät
emme ette et älä mä sä mun sun mulla mulle mut sit sitte ku oon oot onks oisko vois voisko saaks
mikäs mites joku jotain jotakin joka jotka jossa josta johon jonka joita jokin mitään kukaan
mikään missään itse muu muuta muut muita sama samaa eri paitsi lisää liian vähän hyvin paremmin
huonosti nopeasti yhä taas kuitenkin varmasti tietysti juuri ihan melko todella erittäin tosi
miksei niinku tota elikkä vaa kans tää toi noi nää täl nii eiku kai hirveesti pitäs haluun tiiä oo
ollu tullu menny saanu maksanu ostin ostaa ostan myydä kauppa raha rahat takaisin takas poissa
mukana päällä alla vieressä lähellä kaukana ihminen ihmiset mies nainen lapsi lapset äiti isä
ystävä koulu työ työtä töissä kaupunki maa vesi ruoka kirja auto autoa autolla sähkö sähkön netti
nettiä yhteys yhteyden laite laitteen tili tilin kortti salasana tunnus kirjautua kirjaudu
asetukset näyttää näyttö avaa avata sulje sulkea valitse valita poista poistaa tallenna tallentaa
käyttää käyttö käyttäjä tiedot tietoja luettelo kohta mukaisesti perusteella liittyvät liittyy
koskee lähettää lähetä lähetin saapui kuuluu mukavaa odotan odottaa soittaa soita soitin soitan
kirjoittaa kirjoitin puhua puhun rakastaa pidän pitäisikö kannattaa kannattaako pystyy pystyn
pystyisi kuuluuko tarkoittaa tarkoittaako löydy löytää löytyy näy näkyy näkyvissä ystävällisin
terveisin terveisiä kiittäen ohjelma ohjelmisto ohjelman sovellus sovelluksen järjestelmä
järjestelmän tietokone tietokoneen verkko verkon verkossa sivu sivun sivulla sivusto tiedosto
tiedoston kansio asiakirja raportti rivi rivin kenttä kentän kentässä arvo arvon määrä määrän
määritys määrittää määritetään luonti luoda luo luodaan luominen muokata muokkaa muokkaaminen
käytetään käytettävä käytettävissä näytetään näyttäminen valitaan valittu valinta valintaruutu
painike painiketta napsauta paina kirjoita syötä anna ota käyttöön poistetaan lisätään lisäksi
siirry siirtää siirretään siirto päivitys päivittää päivitetään tapahtuma tapahtumat toiminto
toiminnon toiminnot tehtävä tehtävät vaihe vaiheet esimerkki esimerkiksi yleinen yleiset yleensä
nimike tuote tuotteen tuotteet tavara varasto toimitus toimituksen toimittaja yritys yrityksen
yhtiö organisaatio henkilö henkilön henkilöstö työntekijä johtaja vastuu oikeus oikeudet lupa
käyttöoikeus turvallisuus suojaus vakuutus vakuutuksen korvaus vahinko pankki pankin laina lainan
korko säästö talletus vero veron verotus kunta kunnan kaupungin valtio laki lain säännös päätös
päätöksen hakemus hakea haetaan hakija liite liitteet todistus lomake lomakkeen virasto kirjasto
museo ravintola hotelli asema rautatie juna bussi pysäkki lentokenttä satama katu tie silta puisto
metsä järvi joki meri ranta vuori saari kallio puu kasvi kukka eläin koira kissa lintu kala
hevonen lehmä leipä maito juusto liha kahvi tee sokeri suola hedelmä omena marja vihannes peruna
ruoan syödä juoda nukkua herätä istua seisoa kävellä juosta ajaa matkustaa matka matkan lentää
uida laulaa tanssia pelata leikkiä oppia opettaa opettaja opiskella opiskelija lääkäri sairas
sairaala terveys kuume kipu lämpö lämmin kylmä kuuma sade lumi jää tuuli aurinko pilvi taivas
tähti yö iltapäivä kevät kesä syksy talvi maanantai tiistai keskiviikko torstai perjantai lauantai
sunnuntai tammikuu kesäkuu sininen punainen vihreä keltainen musta valkoinen harmaa ruskea suuri
iso pieni pitkä lyhyt leveä kapea korkea matala raskas kevyt nopea hidas helppo vaikea kallis
halpa ilmainen kaunis ruma puhdas likainen tyhjä täynnä auki kiinni rikki valmis kesken tärkeä
tarpeellinen mahdollinen mahdollista mahdotonta varma oikea väärä totta vasen oikealla vasemmalla
edessä takana välissä keskellä ylhäällä alhaalla ulkona sisällä sisään ulos ylös alas läpi ympäri
sukupuoli ikä syntymä kuolema perhe sukulainen vanhemmat naapuri kaveri vieras nuori aikuinen
poika tyttö veli sisko koneen laitteet merkki merkin väri värin koko muoto tyyppi tyypin luokka
ryhmä ryhmän osa osan osat alue alueen paikka paikan kohde kohteen suunta etäisyys nopeus paino
pituus korkeus leveys lämpötila paine voima teho kulutus mittari lukema liittymä liittymän
laajakaista valokuitu reititin kanava televisio radio kuva kuvan ääni äänen musiikki elokuva
viesti viestin viestit keskustelu kieli kielen suomi suomeksi ruotsi englanti sana sanan lause
teksti tekstin kirje lehti uutinen uutiset mielipide ajatus ajatella idea suunnitelma tavoite
tulos tuloksen syy syyn ratkaisu ongelman ongelmia virheen virheilmoitus häiriö katkos keskeytys
odotusaika jono seurata seuraava seuraavan edellinen viimeinen uudestaan uudelleen yhdessä
erikseen yksin toisin tarkistaa tarkista varmistaa varmista vahvistaa hyväksyä hylätä kieltää
sallia estää salli esto automaattinen automaattisesti manuaalinen oletus oletusarvo vaihtoehto
vaihtoehdot ominaisuus ominaisuudet jälleenmyyjä myymälä verkkokauppa ostos kuitti hyvitys
palautus palauttaa vaihdetaan takuu reklamaatio valitus määräaika eräpäivä viivästys maksuhäiriö
muistutus perintä luotto sanoisin menisi menisin tulisi tulisin tekisi tekisin ostaisin tilaisin
maksaisi kuuluisi olisivat sanottiin kerrottiin tehtiin annettiin maksettiin luvattiin soitettiin
lähetettiin vaihdettiin muuttaessa ostaessa ollessa jälkeenkin ainakin niinkään vieläkään mullakin
sullakin
"""

_SV = """
och i att det som en på är av för med den till har de inte om ett men jag du han hon vi ni man kan
var så från eller när ut då hur vad vem vilken vilket vilka vart varför nu också över efter upp år
in än vid mot ska skall skulle få får fick fått finns finnas vill ville måste bör borde blir bli
blev blivit hade haft ha vara varit gör göra gjort gjorde kommer komma kom kommit går gå gick gått
tar ta tog tagit ser se såg sett säger säga sa sagt vet veta ger ge gav gett här där hit dit bara
mycket mer mest mindre lite ganska väldigt alla allt all andra annan annat någon något några ingen
inget inga varje samma själv mig dig sig oss er dem dom honom henne min mitt mina din ditt dina
hans hennes vår vårt våra ert era deras denna detta dessa sin sitt sina utan under genom mellan
före innan sedan sen medan eftersom fast kanske alltid aldrig ofta ibland redan ännu igen ju nog
väl ja nej jo jaha hej hejsan tjena tja hallå tack tackar snälla ursäkta förlåt gärna bra dålig
god gott goda dag dagar dagen vecka veckor veckan månad månader månaden timme timmar idag imorgon
igår kväll morgon hem hemma hus lägenhet bostad adress namn nummer telefon telefonen mejl mejla
faktura fakturan fakturor räkning räkningen pris priset priser kostar kosta kostnad betala betalar
betalat betalning euro kronor avtal avtalet kund kunden kunder kundtjänst tjänst tjänsten tjänster
beställa beställt beställning flytta flyttar flytt byta byter byte avbeställa uppsägning fungerar
fungera funkar problem fel felet ny nytt nya gammal gamla första tredje två tre fyra fem sex sju
åtta nio tio hundra många flera båda behöver behöva behövde hjälp hjälpa hjälper fråga frågor
undrar undra svar svara vänta väntar ringa ringer ringde skicka skickar skickat skriva skriver
skrev läsa läser köpa köper köpte köpt sälja säljer pengar pengarna tillbaka bredvid nära långt
borta människa människor kvinna barn barnen mamma pappa vän vänner skola arbete jobb jobbar
arbetar stad staden land vatten mat bok böcker bil bilen el elen ström nätet bredband uppkoppling
anslutning enhet konto kontot kort kortet lösenord logga loggar inloggning inställningar visa
visar visas öppna öppnar stäng välj väljer bort lägg spara sparas använd använda använder
användare användas uppgifter information lista enligt gäller gälla hör ihop samband anger ange
angivna samt exempelvis både antingen varken dock därför därmed därifrån vars vilkas hurdan
hälsningar vänliga vänligen vänlig hälsning mvh tacksam möjligt möjlighet kunna kunde kunnat
brukar låta låter hitta hittar tycker tror tänker heter bor älskar gillar behövs saknas rätt hel
hela helt stor stora stort liten små bättre bäst sämre snabbt genast e å ä o va nån nåt nåra sån
sånt dej mej sej vare ere asså typ liksom jätte tyvärr dels ifall huruvida ifrån omkring trots
förutom dessutom hittills åtminstone hos utom ur längs bland program programmet programvara
applikation appen systemet system dator datorn nätverk sidan sida sidor webbplats webbplatsen fil
filen filer mapp mappen dokument rapport rapporten rad raden rader fält fältet fälten värde värden
värdet antal belopp mängd ställa ställer ställs skapa skapar skapas skapade redigera redigerar
ändra ändrar ändras ändring ändringar tillgänglig tillgängliga används väljs valt val kryssruta
knapp knappen klicka klickar tryck trycker skriv aktivera inaktivera tas läggs flyttas överföring
uppdatera uppdateras uppdatering händelse händelser funktion funktionen funktioner uppgift steg
stegen exempel allmän allmänna vanligtvis artikel artiklar produkt produkten produkter varor lager
leverans leveransen leverantör företag företaget bolag organisation person personen personal
anställd chef ansvar rättighet behörighet behörigheter säkerhet skydd försäkring försäkringen
ersättning skada bank banken lån lånet ränta räntan sparande skatt skatten kommun kommunen stadens
lag lagen beslut beslutet ansökan ansöka söka söker bilaga intyg blankett formulär myndighet
bibliotek museum restaurang hotell station tåg buss hållplats flygplats hamn gata väg bro park
skog sjö älv hav strand berg ö klippa träd växt blomma djur hund katt fågel fisk häst ko bröd
mjölk ost kött kaffe te socker salt frukt äpple bär grönsak potatis äta dricka sova vakna sitta
stå springa köra resa resan flyga simma sjunga spela dansa leka lära undervisa lärare studera
student läkare sjuk sjukhus hälsa feber smärta värme varm kall het regn snö is vind sol moln
himmel stjärna natt eftermiddag sommar höst vinter måndag tisdag onsdag torsdag fredag lördag
söndag januari februari mars april maj juni juli augusti blå röd grön gul svart vit grå brun lång
bred smal hög låg tung lätt snabb långsam enkel svår dyr billig gratis vacker ful ren smutsig tom
full öppen stängd trasig färdig viktig nödvändig möjlig omöjligt säker riktig felaktig sant
vänster höger framför bakom mitten uppe nere ute inne kön ålder födelse död familj släkting
föräldrar granne kompis främmande ung vuxen pojke flicka bror syster maskin apparat märke färg
storlek form klass grupp gruppen del delen delar område området plats platsen mål riktning avstånd
hastighet vikt längd höjd bredd temperatur kraft effekt förbrukning mätare mätarställning
abonnemang abonnemanget fiber router kanal tv radio bild bilden ljud musik film meddelande
meddelandet samtal språk språket svenska svenskt finska engelska ord mening text texten brev
tidning nyhet nyheter åsikt tanke tänka idé plan resultat resultatet orsak anledning lösning
lösningen problemet felmeddelande störning avbrott väntetid kö följa följande förra sista nästa
tillsammans separat ensam annars kontrollera bekräfta godkänna avvisa förbjuda tillåta hindra
tillåt automatisk automatiskt manuell standard alternativ egenskap egenskaper återförsäljare butik
nätbutik köp kvitto återbetalning retur returnera garanti reklamation klagomål förfallodag
försening påminnelse inkasso kredit gjordes betalades skickades bytte flyttade ringt svarat lovade
lovat berättade fortfarande faktiskt ungefär nästan egentligen särskild särskilda särskilt olika
liknande övrig övriga ytterligare respektive motsvarande tidigare senare senast först endast
enbart förstås givetvis självklart förmodligen troligen ok okej
"""

_EN = """
the of and to a in is it you that he was for on are with as i his they be at one have this from or
had by but not what all were we when your can said there use an each which she do how their if
will up other about out many then them these so some her would make like him into time has look
two more write go see number no way could people my than first been call who its now find long
down day did get come made may part over new take only little work know place year years live me
back give most very after thing things our just name good sentence man think say great where help
through much before line right too mean old any same tell boy follow came want show also around
form three small set put end does another well large must big even such because turn here why ask
went men read need land different home us move try kind hand picture again change off play spell
air away animal house point page letter mother answer found study still learn should world hello
hi hey thanks thank please sorry yes yeah okay cannot can't don't doesn't didn't isn't aren't
won't i'm i've i'd i'll you're it's that's what's there's let's we're we've they're couldn't
wouldn't shouldn't wasn't haven't hasn't am being having doing done goes going gone got getting
gets gave given taken told asked paid pay paying bill bills invoice price prices cost costs
contract customer service order ordered orders cancel cancelled moving moved apartment address
phone email account password card login log sign settings setting open close select delete add
save saved using used user users information list details works working worked problem error issue
broken fault electricity power internet connection device month months week weeks days today
tomorrow yesterday morning evening night money euro euros free offer offers buy bought sell sold
send sent receive received refund return returned delivery delivered wait waiting since until
while without within between under against during although though unless whether every everyone
everything nothing something anything someone anyone nobody never always often sometimes already
yet soon later maybe perhaps really quite rather almost enough few several both either neither own
those myself yourself himself herself itself themselves whose whom hers ours yours mine theirs let
lets keep kept leave left become seems seem feel felt love likes liked wants wanted needs needed
believe understand hope possible able better best worse worst less least next last early late
friend friends child children woman women father brother sister school job city country water food
book books car dear regards sincerely kindly cheers gonna wanna gotta btw asap ago onto upon per
via etc question questions shall might ought whichever whatever whenever wherever however
therefore otherwise instead hear heard saw seen drink eat drive run walk stay stop start started
begin began speak spoke english teacher doctor room door window table program software application
app system computer network website web site file files folder document report row field fields
value values amount create creates created creating edit edited available choose chosen choice
option options check box button click press enter type enable disable enabled disabled remove
removed adding moves transfer update updated updates event events function functions feature
features task tasks step steps example general usually item items product products goods stock
supplier company business organization person employee manager responsibility rights permission
permissions security protection insurance claim damage bank loan interest saving savings tax taxes
council state law rule decision apply applying attachment certificate office library museum
restaurant hotel station train bus airport harbour street road bridge park forest lake river sea
beach mountain island rock tree plant flower bird fish horse cow dog cat bread milk cheese meat
coffee sugar salt fruit apple berry vegetable potato sleep sit stand travel trip fly swim sing
dance student sick hospital health fever pain heat warm cold hot rain snow ice wind sun cloud sky
star spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday january
february march april june july august september october november december blue red green yellow
black white grey brown short wide narrow high low heavy light fast slow easy difficult hard
expensive cheap beautiful ugly clean dirty empty full ready important necessary impossible sure
true false front behind middle top bottom outside inside age birth death family relative parents
neighbour neighbor young adult girl machine brand color colour size shape class group area target
direction distance speed weight length height width temperature pressure effect consumption meter
reading subscription broadband fibre fiber router channel television radio image sound music movie
film message messages conversation language finnish swedish word text newspaper news opinion
thought idea plan goal result reason solution disturbance outage queue previous together
separately alone else confirm approve reject allow prevent automatic automatically manual default
property properties dealer shop store purchase receipt warranty complaint due deadline delay
reminder collection credit changed bringing brought built buying called calling caught coming
cooking driving drove eaten fell finished flew forgot grew happened happy held helped invited
joined killed knew laughed learned lost married missed opened played promised quickly quiet raised
reached remember remembered ran shut slept smiled sounds spent suddenly talked talking thinking
thirsty tired tried trust turned visit visited waited walked watched watching wearing won worried
writing wrote throughout various including building shopping sports playground facility surface
route crossing track traffic parking ok
"""

_DECOYS = {
    "et": """
ja on ei et ta oli aga nii kui ma sa mida see olen mitte me te nad need miks kuidas kus kust kuhu
millal kes kas võib saab pean peab tahan tahaksin mul mulle minu sul sinu sinul meil meie teil
teie nende selle seda siin siit seal sinna siia nüüd siis veel enam juba alati tihti kunagi kohe
varsti ka ainult võib-olla jah tere tervist head aitäh tänan palun vabandust oled olete olid olnud
oleks olla saan saate saada pidi tuleb tulla tuli lähen läheb minna teha teen tehtud anda võtta
ütles tean tea arvan küsida küsimus vastus aidata abi asi päev päeva nädal nädala kuu aasta aastat
aeg täna homme eile kodu kodus koju maja korter aadress nimi number telefon arve arvet hind maksab
maksta eurot leping lepingu klient teenus tellimus tellida kolida muuta vahetada tühistada töötab
tööta viga uus uue vana teine esimene üks kaks kolm neli viis palju kõik koos ilma enne pärast
ajal tõttu järgi kuni alates või ning sest kuigi siiski väga üsna hästi halvasti midagi keegi ise
muu sama lisa rohkem vähem inimene mees naine laps lapsed töö linn maa vesi toit raamat auto
elekter ühendus konto parool sisse kuidagi tahtsin soovin sooviksin oma tema teda mind sind meid
neid ühe kahe
""",
    "da": """
og i at det som en på er af for med den til har de ikke om et men jeg du han hun vi man kan var så
fra eller når ud da hvordan hvad hvem hvilken hvilket hvilke hvor hvorfor nu også over efter op år
ind end ved mod skal skulle få får fik fået findes vil ville må bør bliver blive blev blevet havde
haft have være været gør gøre gjort kommer går tager ser siger sige giver her der hid kun meget
mere mest mindre lidt ganske alle alt andre anden andet nogen noget nogle ingen intet hver samme
selv mig dig sig os jer dem ham hende min mit mine din dit dine hans hendes vores jeres deres
denne dette disse sin sit sine uden under gennem mellem før inden siden mens fordi måske altid
aldrig ofte allerede endnu igen jo nok ja nej hej tak undskyld gerne god godt gode dag dage uge
uger måned måneder time timer morgen hjem hjemme hus lejlighed adresse navn nummer telefon regning
regningen pris koster betale betaler betalt aftale kunde kundeservice bestille flytte flytter
virker fejl ny nyt nye gammel første to tre fire fem seks syv otte ni ti hjælp hjælpe spørgsmål
svar vente ringe sende skrive købe købt penge tilbage
""",
    "nb": """
og i at det som en på er av for med den til har de ikke om et men jeg du han hun vi man kan var så
fra eller når ut da hvordan hva hvem hvilken hvilket hvilke hvor hvorfor nå også over etter opp år
inn enn ved mot skal skulle få får fikk fått finnes vil ville må bør blir bli ble blitt hadde hatt
ha være vært gjør gjøre gjort kommer går tar ser sier si vet gir her der bare mye mer mest mindre
litt ganske veldig alle alt andre annen annet noen noe ingen intet hver samme selv meg deg seg oss
dere dem ham henne min mitt mine din ditt dine hans hennes vår vårt våre deres denne dette disse
sin sitt sine uten under gjennom mellom før siden mens fordi kanskje alltid aldri ofte allerede
ennå igjen jo nok ja nei hei takk unnskyld gjerne god godt gode dag dager uke uker måned måneder
time timer hjem hjemme hus leilighet adresse navn nummer telefon regning regningen pris koster
betale betaler betalt avtale kunde kundeservice bestille flytte flytter fungerer virker feil ny
nytt nye gammel første to tre fire fem seks sju åtte ni ti hjelp hjelpe spørsmål svar vente ringe
sende skrive kjøpe kjøpt penger tilbake
""",
    "de": """
und der die das ist in zu den von mit sich des auf für nicht ein eine einen einem einer als auch
es an werden aus er hat dass sie nach wird bei um am sind noch wie über so zum war haben nur oder
aber vor zur bis mehr durch man sein wurde sei kann gegen vom können schon wenn habe seine mark
ihre dann unter wir soll ich du ihr mir mich dir dich uns euch ihm ihn ihnen mein meine dein deine
unser was wer wo wann warum wieso welche welcher hier dort jetzt immer nie oft bald heute morgen
gestern hallo guten tag danke bitte ja nein doch gut schlecht sehr viel wenig alle alles etwas
nichts jemand niemand muss müssen möchte will wollen darf sollte könnte würde hätte wäre gehen
geht kommen kommt machen macht gibt geben nehmen sagen wissen weiß rechnung preis kosten kostet
bezahlen vertrag kunde bestellen umziehen umzug wohnung haus adresse name telefon woche monat jahr
jahre tage stunden hilfe helfen frage antwort warten anrufen schicken schreiben kaufen geld zurück
neue neuer alt erste zwei drei vier fünf
""",
    "nl": """
de het een en van ik te dat die in je niet zijn is was op aan met als voor had er maar om hem dan
zou of wat mijn men dit zo door over ze zich bij ook tot mij uit der daar haar naar heb hoe heeft
hebben deze want nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen toen
moet ben zonder kan hun dus alles onder ja nee hallo dank bedankt alstublieft waar wie waarom
wanneer welke wij jullie jouw uw onze kunnen willen wil moeten mag gaan gaat komt maken goed
slecht vandaag morgen gisteren rekening prijs kosten betalen contract klant bestellen verhuizen
huis adres naam week maand jaar dagen hulp helpen vraag antwoord wachten bellen sturen schrijven
kopen geld terug nieuwe
""",
    "fr": """
le la les de des du un une et est en que qui dans pour pas sur au aux avec ce cette ces il elle
nous vous ils elles je tu on ne se son sa ses mon ma mes votre notre leur plus par mais ou où si
tout tous être avoir fait faire peut comme bien aussi très quand comment pourquoi combien bonjour
merci salut oui non jour mois année facture prix payer contrat client commande
""",
    "es": """
el la los las de del un una y es en que qui para por no con se su sus lo al como más pero o si
todo todos yo tú él ella nosotros ustedes mi tu esto esta este ese muy bien cuando cómo dónde
porqué cuánto hola gracias sí día mes año factura precio pagar contrato cliente quiero puedo tengo
hay
""",
    "it": """
il lo la i gli le di del della un una e è in che chi per non con si su al come più ma o se tutto
io tu lui lei noi voi mio tuo questo questa molto bene quando dove perché quanto ciao grazie sì
giorno mese anno fattura prezzo pagare contratto cliente voglio posso sono hai abbiamo
""",
    "pl": """
i w na z do nie się że jest to jak o co ale po tak za od czy przez dla już być był była mam ma
jestem są może tylko ja ty on ona my wy oni mój twój dzień dobry dziękuję proszę cześć kiedy gdzie
dlaczego ile faktura cena umowa klient chcę mogę
""",
    "la": """
et in est non ad ut cum quod ab sed si per ex sunt qui quae hoc esse eius nec aut lorem ipsum
dolor sit amet consectetur adipiscing elit do eiusmod tempor incididunt labore dolore magna aliqua
""",
}


def _forms(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


OURS = {"fi": _forms(_FI), "sv": _forms(_SV), "en": _forms(_EN)}
OTHERS = {language: _forms(text) for language, text in _DECOYS.items()}
