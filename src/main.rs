//! The command line `skolrost`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    skolrost::run::main(std::env::args_os())
}
