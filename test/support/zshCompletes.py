"""Types words and the Tab key into a real interactive zsh that has the completion script; prints what each line became."""
import os, pty, re, select, subprocess, sys, time

def read_until(fd, mark, limit=20):
    seen, end = "", time.time() + limit
    while time.time() < end and mark not in seen:
        if select.select([fd], [], [], 0.2)[0]:
            try:
                seen += os.read(fd, 65536).decode("utf-8", "replace")
            except OSError:
                break
    if mark not in seen:
        sys.exit("zsh did not answer: " + repr(seen))
    return seen

script, *lines = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.execvpe("zsh", ["zsh", "-f", "-i"], {**os.environ, "TERM": "dumb", "PS1": "", "HOME": os.path.dirname(script)})
os.write(fd, f"PS1=; unset zle_bracketed_paste; setopt no_beep; autoload -Uz compinit; compinit -u -D; source {script}; newsgloss() {{ print -r -- \"<<$*\"\">>\" }}; print REA''DY\n".encode())
read_until(fd, "READY")
for line in lines:
    # The line is read key by key: what Tab makes of it stands there when Enter comes.
    os.write(fd, f"newsgloss {line}\t\n".encode())
    print(re.search(r"<<(.*?)>>", read_until(fd, ">>")).group(1).strip())
os.close(fd)
