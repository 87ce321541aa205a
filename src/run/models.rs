//! `skolrost models`: speech models on this machine.

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::ModelsAction;
use crate::listen::models::{Catalogue, Languages, Model, ModelStore, Progress, Stage, Verified};
use crate::present::terminal;

use super::exit::{Exit, Failure};

/// Lists, gets, verifies or removes models.
pub(super) fn models(action: &ModelsAction) -> Result<Exit, Failure> {
    let machine = |error: String| Failure::new(Exit::Machine, error);
    let catalogue = Catalogue::embedded().map_err(|e| machine(e.to_string()))?;
    let store = ModelStore::of_user()
        .ok_or_else(|| machine("there is no home folder to keep models in".to_owned()))?;
    match action {
        ModelsAction::List => list(&catalogue, &store),
        ModelsAction::Get { name } => get(find(&catalogue, name)?, &store),
        ModelsAction::Verify { name: Some(name) } => verify(&[find(&catalogue, name)?], &store),
        ModelsAction::Verify { name: None } => {
            let installed = catalogue.models.iter().filter(|model| store.path(model).is_some());
            verify(&installed.collect::<Vec<_>>(), &store)
        }
        ModelsAction::Remove { name } => {
            store.remove(find(&catalogue, name)?).map_err(|e| machine(e.to_string()))?;
            Ok(Exit::Answered)
        }
    }
}

fn find<'a>(catalogue: &'a Catalogue, name: &str) -> Result<&'a Model, Failure> {
    catalogue.model(name).ok_or_else(|| {
        let names: Vec<&str> = catalogue.models.iter().map(|model| model.name.as_str()).collect();
        let names = names.join(", ");
        Failure::new(Exit::Usage, format!("there is no model “{name}”; there are {names}"))
    })
}

/// One line a model: name, installed or not, size, languages, licence.
fn list(catalogue: &Catalogue, store: &ModelStore) -> Result<Exit, Failure> {
    for model in &catalogue.models {
        let installed = if store.path(model).is_some() { "installed" } else { "-" };
        let size = model.bytes.map_or_else(
            || "size unknown".to_owned(),
            |bytes| format!("{} MB", bytes.div_ceil(1_000_000)),
        );
        let languages = match &model.languages {
            Languages::Any => "any language".to_owned(),
            Languages::Many => "100 languages".to_owned(),
            Languages::These(these) => {
                these.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            }
        };
        let (name, licence) = (&model.name, &model.licence);
        terminal::line(&format!("{name}\t{installed}\t{size}\t{languages}\t{licence}"))?;
    }
    Ok(Exit::Answered)
}

/// Gets a model, unless it is there and whole.
fn get(model: &Model, store: &ModelStore) -> Result<Exit, Failure> {
    let whole = store.path(model).is_some()
        && store.verify(model).is_ok_and(|verified| verified == Verified::Vouched);
    if whole {
        terminal::status(&format!("{} is installed", model.name));
        return Ok(Exit::Answered);
    }
    let mut bar = Bar::new(&model.name);
    let path = super::runtime()?.block_on(store.get(model, &mut bar)).map_err(|e| {
        Failure::new(Exit::Machine, format!("{} was not installed: {e}", model.name))
    })?;
    bar.0.finish_and_clear();
    terminal::status(&format!("{} is installed: {}", model.name, path.display()));
    Ok(Exit::Answered)
}

fn verify(models: &[&Model], store: &ModelStore) -> Result<Exit, Failure> {
    let mut exit = Exit::Answered;
    for model in models {
        match store.verify(model) {
            Ok(Verified::Vouched) => terminal::line(&format!("{}\tok", model.name))?,
            Ok(Verified::NotVouched) => {
                terminal::line(&format!("{}\tno checksum is known", model.name))?;
            }
            Err(error) => {
                terminal::line(&format!("{}\t{error}", model.name))?;
                exit = Exit::ModelMissing;
            }
        }
    }
    Ok(exit)
}

/// A progress bar on standard error; plain lines where that is no terminal.
struct Bar(ProgressBar);

impl Bar {
    fn new(name: &str) -> Self {
        let bar = ProgressBar::no_length();
        let style = ProgressStyle::with_template("{prefix} {msg} {wide_bar} {bytes}/{total_bytes}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_prefix(name.to_owned());
        Self(bar)
    }
}

impl Progress for Bar {
    fn started(&mut self, total: Option<u64>) {
        self.0.set_position(0);
        if let Some(total) = total {
            self.0.set_length(total);
        }
    }

    fn advanced(&mut self, bytes: u64) {
        self.0.inc(bytes);
    }

    fn note(&mut self, stage: Stage) {
        let message = match stage {
            Stage::Connecting => "asking the model hub",
            Stage::Downloading => "downloading",
            Stage::FetchingPackages => "the hub is out of reach; fetching Python packages instead",
            Stage::Converting => "converting",
            Stage::Verifying => "verifying",
        };
        self.0.set_message(message);
        if self.0.is_hidden() {
            terminal::status(message);
        }
    }
}
