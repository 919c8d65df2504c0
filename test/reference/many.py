"""Judges many certificates with reference/check.py in one process.

stdin: one JSON list per line, the words that the command would be given. stdout: the exit code and the answer, per line.
"""
import contextlib, importlib.util, io, json, pathlib, sys

path = pathlib.Path(__file__).parents[2] / "reference" / "check.py"
spec = importlib.util.spec_from_file_location("check", path)
check = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(check)

for line in sys.stdin:
    answer = io.StringIO()
    with contextlib.redirect_stdout(answer), contextlib.redirect_stderr(io.StringIO()):
        code = check.main(json.loads(line))
    print(json.dumps([code, answer.getvalue().rstrip("\n")]), flush=True)
