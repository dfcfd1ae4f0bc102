"""Write the golden files anew: `make golden`, then review the diff like code."""

import json
import tempfile
from pathlib import Path

from test_generative_prompts import write_golden as write_prompts

from cli.test_evaluate_help import GOLDEN as EVAL_HELP
from cli.test_evaluate_help import whole_eval_help
from cli.test_help import GOLDEN as HELP
from cli.test_help import whole_help
from neuvoja.api.app import create_app
from neuvoja.settings import Settings
from neuvoja.wiring import open_services
from test_settings import EXAMPLE, example

OPENAPI = Path(__file__).parent / "api" / "golden" / "openapi.json"


def main() -> None:
    HELP.write_text(whole_help(), encoding="utf-8")
    EXAMPLE.write_text(example(), encoding="utf-8")
    write_prompts()
    EVAL_HELP.write_text(whole_eval_help(), encoding="utf-8")
    with (
        tempfile.TemporaryDirectory() as data,
        open_services(Settings.read(data=Path(data))) as services,
    ):
        schema = create_app(services).openapi()
    OPENAPI.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


main()
