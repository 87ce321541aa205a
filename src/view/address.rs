//! An address outside the program: a page of the web, somebody to write to or to call.

/// An address that may be opened elsewhere. What the school wrote decides nothing but where it leads:
/// there are no addresses of files or programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// What an address may begin with.
const SCHEMES: [&str; 4] = ["https:", "http:", MAIL, "tel:"];
const MAIL: &str = "mailto:";

impl Address {
    /// Of what the school wrote; `None` where it is not of these kinds, or holds what no address does.
    pub fn new(written: &str) -> Option<Self> {
        let written = written.trim();
        let begins = |scheme: &&str| {
            written.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        let scheme = SCHEMES.into_iter().find(begins)?;
        let is_whole = written.len() > scheme.len()
            // Programs do not agree on what a backslash means.
            && !written.contains(|c: char| c.is_whitespace() || c.is_control() || c == '\\');
        // What a mail program is to do besides opening a letter is not the school's to say.
        let to = if scheme == MAIL { written.split('?').next()? } else { written };
        is_whole.then(|| Self(to.to_owned()))
    }

    /// Of the link that opens the guardian's BankID on this device; `None` where it is another.
    pub fn bankid(link: &str) -> Option<Self> {
        link.starts_with("bankid:///").then(|| Self(link.to_owned()))
    }

    /// Of a telephone number as written: its digits, and the plus before them.
    pub fn telephone(number: &str) -> Option<Self> {
        let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        dialled.contains(|c: char| c.is_ascii_digit()).then(|| Self(format!("tel:{dialled}")))
    }

    /// Of an e-mail address as written.
    pub fn mail(address: &str) -> Option<Self> {
        let address = address.trim();
        address.contains('@').then(|| Self::new(&format!("mailto:{address}"))).flatten()
    }

    /// As it is opened.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the computer that a page of the web lies on.
    pub fn host(&self) -> Option<&str> {
        let (_, rest) = self.0.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next()?;
        // What stands before an at sign is not where it leads.
        host.rsplit('@').next().filter(|host| !host.is_empty())
    }
}
