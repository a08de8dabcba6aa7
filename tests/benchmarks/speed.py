"""Documents a second on one core, text extraction included, and where the time goes.

    python tests/benchmarks/speed.py FOLDER... --rounds 3 --functions 20

Measured as the processes of a run read: the garbage collector has little to do (`settle_memory`). Every file below the
folders is read to claims. For PDF the library's time is told apart: opening, loading pages, and the calls that fetch characters,
boxes, type and links, with what a call from Python costs; the rest of reading is ours.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections import defaultdict, deque
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pypdfium2

from etl.errors import DocumentError
from etl.extract.readers.pdf_calls import TextCalls
from etl.extract.readers.pdf_links import page_targets
from etl.extract.reading import read_file
from etl.model.document import Document
from etl.parallel.serving import settle_memory
from etl.settings import Settings
from etl.transform.claims import read_claims


def processor_seconds(work: Callable[[], object]) -> float:
    """Processor time that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def fastest(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of some rounds: others on the machine make the rest slower."""
    return min(processor_seconds(work) for _ in range(rounds))


def readable(folders: list[Path]) -> dict[str, list[Path]]:
    """The files that can be read, by media type."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        try:
            found[read(path).media_type].append(path)
        except DocumentError as error:
            print(f"left out: {path.name}: {error}")
    return found


def read(path: Path) -> Document:
    return read_file(path, name=path.name, settings=Settings())


def fetch_like_us(path: Path) -> int:
    """What reading asks of PDFium, and nothing done with the answers; the number of pages."""
    file = pypdfium2.PdfDocument(path)
    count = len(file)
    for index in range(count):
        page = file[index]
        text_page = page.get_textpage()
        calls = TextCalls(text_page)
        text = calls.text() or ""
        calls.boxes()
        objects = calls.objects()
        deque(calls.are_put_in([i for i, character in enumerate(text) if character in " \r\n"]), maxlen=0)
        firsts = [i for i, (before, here) in enumerate(pairwise([None, *objects])) if here not in (before, None)]
        calls.matrices(firsts)
        deque(calls.sizes(firsts), maxlen=0)
        deque(calls.fonts([objects[first] for first in firsts]), maxlen=0)
        page_targets(file, page)
        text_page.close()
        page.close()
    file.get_metadata_dict()
    file.close()
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3, help="of each file the fastest of so many rounds counts")
    parser.add_argument("--functions", type=int, default=20, help="so many hottest functions are listed")
    options = parser.parse_args()
    files = readable(options.folders)
    settle_memory()
    print(f"{'format':24}{'files':>7}{'kB':>8}{'reading':>10}{'claims':>10}{'documents/s':>13}")
    for media_type, paths in sorted(files.items()):
        documents = [read(path) for path in paths]
        reading = sum(fastest(partial(read, path), options.rounds) for path in paths)
        claims = sum(fastest(partial(read_claims, document), options.rounds) for document in documents)
        size = sum(path.stat().st_size for path in paths) / 1000
        rate = len(paths) / (reading + claims)
        print(f"{media_type[-24:]:24}{len(paths):7}{size:8.0f}{reading:9.2f}s{claims:9.2f}s{rate:13.1f}")
    if pdfs := files.get("application/pdf"):
        pages = sum(fetch_like_us(path) for path in pdfs)
        library = min(processor_seconds(lambda: [fetch_like_us(path) for path in pdfs]) for _ in range(options.rounds))
        whole = min(processor_seconds(lambda: [read(path) for path in pdfs]) for _ in range(options.rounds))
        rate, share = pages / whole, whole / library - 1
        print(f"PDF: {pages} pages, {rate:.0f} a second; library {library:.2f} s of {whole:.2f} s, ours {share:.2f} times that")
    profile = cProfile.Profile()
    profile.runcall(lambda: [read_claims(read(path)) for paths in files.values() for path in paths])
    pstats.Stats(profile).sort_stats("tottime").print_stats(options.functions)


if __name__ == "__main__":
    main()
