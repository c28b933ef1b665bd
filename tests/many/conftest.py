"""A Spark for the tests, started once."""

import os
import shutil
import warnings
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def spark() -> Iterator[None]:
    """A small Spark on this machine; skips by the name of what is missing for one."""
    pytest.importorskip("pyspark", reason="the engine spark needs pyspark and pandas")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("the engine spark needs Java 17")
    # a few rows: what makes millions of them quick takes longer than the work
    quick = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    plain = (
        "--conf spark.sql.codegen.wholeStage=false --conf spark.sql.codegen.factoryMode=NO_CODEGEN "
        "--conf spark.sql.adaptive.enabled=false pyspark-shell"
    )
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setenv("JDK_JAVA_OPTIONS", quick)
        patch.setenv("PYSPARK_SUBMIT_ARGS", plain)
        warnings.simplefilter("ignore")  # of pyspark, about pandas and its own sockets
        from khabar.run.many.spark import session

        running = session(2)
        running.sparkContext.setLogLevel("OFF")
        yield
        running.stop()


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """The engine of a case."""
    if request.param == "spark":
        request.getfixturevalue("spark")
    return str(request.param)
