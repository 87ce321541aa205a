//! The parts of the protocol that the city or Skola24 may change any day, in one place.
//!
//! Unless said otherwise they are as Öppna skolplattformen (kolplattformen/skolplattformen, commit
//! 52f3fc36, November 2024) sends them.

/// The browser the web client says it is.
pub const USER_AGENT: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 11_2_3) \
    AppleWebKit/537.36 (KHTML, like Gecko) Chrome/89.0.4389.90 Safari/537.36";

/// The query that SiteMinder wants with every call of a BankID log-in: the realm of BankID, the
/// agent's name, and the page to come back to.
pub const BANKID_QUERY: &str = concat!(
    "TYPE=33554433&REALMOID=06-42f40edd-0c5b-4dbc-b714-1be1e907f2de&GUID=1&SMAUTHREASON=0&METHOD=GET",
    "&SMAGENTNAME=IfNE0iMOtzq2TcxFADHylR6rkmFtwzoxRKh5nRMO9NBqIxHrc38jFyt56FASdxk1",
    "&TARGET=-SM-HTTPS%3a%2f%2flogin001%2estockholm%2ese%2fNECSadc%2fmbid%2fb64startpage%2ejsp",
    "%3fstartpage%3d",
    "aHR0cHM6Ly9ldGphbnN0ZXIuc3RvY2tob2xtLnNlL3ZhcmRuYWRzaGF2YXJlL2lubG9nZ2FkMi9oZW0%3d",
);

/// What Skola24 calls the city; also the identity provider that it sends guardians to.
pub const SKOLA24_HOST: &str = "stockholm.skola24.se";

/// The customer that Skola24's single sign-on knows the city by; a name, not an address.
pub const SKOLA24_CUSTOMER: &str = "https://login001.stockholm.se";

/// The `x-scope` of Skola24's timetable viewer.
pub const SKOLA24_SCOPE: &str = "8a22163c-8662-4535-9050-bc5e1923df48";

/// The mark of an answer about a child whose only form is preschool, within a `Set-Cookie`.
pub const PRESCHOOL_MARK: &str = "Status=FS";

/// The mark of an answer about a child in compulsory school, within a `Set-Cookie`.
pub const COMPULSORY_MARK: &str = "Status=GR";
