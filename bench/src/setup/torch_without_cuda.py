"""Lets PyPI's torch for Linux load without the CUDA libraries that it is linked with, for work on the CPU.

Each library that is missing is replaced by an empty one whose functions answer "no device" (100). The code that runs on
the CPU is untouched. Needs gcc and binutils, as torch.compile does.
"""

import glob
import os
import re
import subprocess
import sysconfig
import tempfile

NO_DEVICE = "mov $100, %eax\nret\n"
# Libraries whose symbols carry no version, by the prefix of their functions.
PREFIXES = {"libcusparseLt.so": "cusparseLt", "libnccl.so": "nccl"}


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def needed(libraries):
    """The libraries that these are linked with, and the symbol versions that they want of each."""
    names, versions = set(), {}
    for library in libraries:
        text = output("objdump", "-p", library)
        names |= set(re.findall(r"NEEDED\s+(\S+)", text))
        _, _, references = text.partition("Version References:")
        for block in references.split("required from ")[1:]:
            name, _, entries = block.partition(":")
            versions.setdefault(name, set()).update(re.findall(r"0x\S+ 0x\S+ \d+ (\S+)", entries))
    return names, versions


def undefined(libraries):
    """Undefined symbols by version; None: without one."""
    symbols = {}
    for library in libraries:
        for line in output("nm", "-D", "--undefined-only", "--with-symbol-versions", library).splitlines():
            name, _, version = line.split()[-1].partition("@")
            symbols.setdefault(version.lstrip("@") or None, set()).add(name)
    return symbols


def stub(path, versions, symbols):
    prefix = next((p for name, p in PREFIXES.items() if os.path.basename(path).startswith(name)), None)
    names = {name for name in symbols.get(None, ()) if prefix and name.startswith(prefix)}
    script = ""
    for version in versions:
        names |= symbols.get(version, set())
        script += f"{version} {{ global: {' '.join(f'{name};' for name in sorted(symbols.get(version, ())))} }};\n"
    code = "".join(f".globl {name}\n.type {name}, @function\n{name}:\n{NO_DEVICE}" for name in sorted(names))
    with tempfile.TemporaryDirectory() as folder:
        source, versions_file = os.path.join(folder, "stub.s"), os.path.join(folder, "versions")
        with open(source, "w") as file:
            file.write(f'.text\n{code}.section .note.GNU-stack, "", @progbits\n')
        with open(versions_file, "w") as file:
            file.write(script)
        script_option = [f"-Wl,--version-script={versions_file}"] if script else []
        soname = f"-Wl,-soname,{os.path.basename(path)}"
        subprocess.run(["gcc", "-shared", "-nostdlib", soname, *script_option, "-o", path, source], check=True)


def main():
    site = sysconfig.get_paths()["purelib"]
    cuda = glob.glob(os.path.join(site, "nvidia", "cu*", "lib"))
    libraries = glob.glob(os.path.join(site, "torch", "lib", "*.so"))
    if not cuda or not any("cuda" in library for library in libraries):
        return
    present = {os.path.basename(path) for path in glob.glob(os.path.join(site, "nvidia", "*", "lib", "*"))}
    names, versions = needed(libraries)
    symbols = undefined(libraries)
    for name in sorted(names - present):
        if re.match(r"lib(cu|nccl|nv)", name):
            stub(os.path.join(cuda[0], name), versions.get(name, ()), symbols)


main()
