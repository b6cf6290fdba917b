//! `itertools`: <https://docs.python.org/3/library/itertools.html>

use ruff_python_ast::Operator;

use crate::python::builtins::{known, values};
use crate::python::eval::Flow;
use crate::python::{Args, Argument, Evaluator, Host, Outcome, Place, Value};

pub(super) fn call<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Option<Value>> {
    let made = match name {
        "chain" => joined(eval, &values(args), place)?,
        "chain.from_iterable" => {
            let iterables = eval.iterate(known(args, 0, "iterable", place)?, place)?;
            joined(eval, &iterables, place)?
        }
        "product" => product(eval, args, place)?,
        "combinations" | "permutations" => chosen(eval, name, args, place)?,
        "islice" => islice(eval, args, place)?,
        "groupby" => groups(eval, args, place)?,
        "zip_longest" => zip_longest(eval, args, place)?,
        "accumulate" => accumulated(eval, args, place)?,
        "pairwise" => {
            let all = eval.iterate(known(args, 0, "iterable", place)?, place)?;
            all.windows(2)
                .map(|pair| Value::tuple(pair.to_vec()))
                .collect()
        }
        "batched" | "chunked" => {
            let all = eval.iterate(known(args, 0, "iterable", place)?, place)?;
            let Some(size) = count(args.value(1, "n")).filter(|size| *size > 0) else {
                return place.raise("ValueError", "n must be at least one");
            };
            all.chunks(size)
                .map(|batch| Value::tuple(batch.to_vec()))
                .collect()
        }
        "repeat" => {
            let Some(times) = count(args.value(1, "times")) else {
                return Ok(None);
            };
            eval.check_items(times, place)?;
            vec![args.value(0, "object").cloned().unwrap_or_default(); times]
        }
        "starmap" => starmap(eval, args, place)?,
        "takewhile" | "dropwhile" | "filterfalse" => filtered(eval, name, args, place)?,
        "tee" => {
            let all = eval.iterate(known(args, 0, "iterable", place)?, place)?;
            let times = count(args.value(1, "n")).unwrap_or(2);
            eval.check_items(all.len().saturating_mul(times), place)?;
            return Ok(Some(Value::tuple(
                (0..times).map(|_| Value::list(all.clone())).collect(),
            )));
        }
        _ => return Ok(None),
    };
    eval.check_items(made.len(), place)?;
    Ok(Some(Value::list(made)))
}

fn starmap<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome<Vec<Value>> {
    let function = known(args, 0, "function", place)?;
    let mut made = Vec::new();
    for arguments in eval.iterate(known(args, 1, "iterable", place)?, place)? {
        let mut inner = Args::default();
        for value in eval.iterate(&arguments, place)? {
            let place = place.clone();
            inner.positional.push(Argument { value, place });
        }
        made.push(eval.call(function, inner, place)?);
    }
    Ok(made)
}

fn count(value: Option<&Value>) -> Option<usize> {
    match value {
        Some(Value::Int(int)) => Some(usize::try_from(*int).unwrap_or(0)),
        _ => None,
    }
}

fn joined<H: Host>(
    eval: &mut Evaluator<H>,
    iterables: &[Value],
    place: &Place,
) -> Outcome<Vec<Value>> {
    let mut all = Vec::new();
    for iterable in iterables {
        all.extend(eval.iterate(iterable, place)?);
        eval.check_items(all.len(), place)?;
    }
    Ok(all)
}

fn product<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome<Vec<Value>> {
    let mut pools = Vec::new();
    for argument in &args.positional {
        pools.push(eval.iterate(&argument.value, place)?);
    }
    let times = count(args.named("repeat").map(|argument| &argument.value)).unwrap_or(1);
    if times > 20 {
        return place.unreadable("this has too many items");
    }
    let mut rows: Vec<Vec<Value>> = vec![Vec::new()];
    for pool in std::iter::repeat_n(&pools, times).flatten() {
        eval.check_items(rows.len().saturating_mul(pool.len() + 1), place)?;
        rows = rows
            .iter()
            .flat_map(|row| {
                pool.iter()
                    .map(|value| [row.as_slice(), std::slice::from_ref(value)].concat())
            })
            .collect();
    }
    Ok(rows.into_iter().map(Value::tuple).collect())
}

/// `combinations` and `permutations`.
fn chosen<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Vec<Value>> {
    let all = eval.iterate(known(args, 0, "iterable", place)?, place)?;
    let size = count(args.value(1, "r")).unwrap_or(all.len());
    let mut rows: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..size {
        let mut longer = Vec::new();
        for row in &rows {
            let start = match (name, row.last()) {
                ("combinations", Some(last)) => last + 1,
                _ => 0,
            };
            let next = (start..all.len()).filter(|at| !row.contains(at));
            longer.extend(next.map(|at| [row.as_slice(), &[at]].concat()));
        }
        eval.check_items(longer.len().saturating_mul(size), place)?;
        rows = longer;
    }
    let row = |row: Vec<usize>| Value::tuple(row.into_iter().map(|at| all[at].clone()).collect());
    Ok(rows.into_iter().map(row).collect())
}

fn islice<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome<Vec<Value>> {
    let bound = |position: usize| {
        count(
            args.positional
                .get(position)
                .map(|argument| &argument.value),
        )
    };
    let (start, stop, step) = match args.positional.len() {
        2 => (0, bound(1), 1),
        _ => (
            bound(1).unwrap_or(0),
            bound(2),
            bound(3).unwrap_or(1).max(1),
        ),
    };
    let mut taken = Vec::new();
    let mut at = 0;
    let iterable = known(args, 0, "iterable", place)?;
    if stop == Some(0) {
        return Ok(taken);
    }
    eval.each(iterable, place, &mut |eval, value| {
        if at >= start && (at - start).is_multiple_of(step) {
            taken.push(value);
            eval.count(1, || place.clone())?;
        }
        at += 1;
        let is_done = stop.is_some_and(|stop| at >= stop);
        Ok(if is_done { Flow::End } else { Flow::Next })
    })?;
    Ok(taken)
}

fn groups<H: Host>(eval: &mut Evaluator<H>, args: &Args, place: &Place) -> Outcome<Vec<Value>> {
    let function = args.value(1, "key").cloned().unwrap_or_default();
    let mut groups: Vec<(Value, Vec<Value>)> = Vec::new();
    for value in eval.iterate(known(args, 0, "iterable", place)?, place)? {
        let key = match &function {
            Value::None => value.clone(),
            function => eval.call(function, Args::of([value.clone()], place), place)?,
        };
        let is_same = match groups.last() {
            Some((last, _)) => eval.same(last, &key, place)? == Some(true),
            None => false,
        };
        match groups.last_mut() {
            Some((_, values)) if is_same => values.push(value),
            _ => groups.push((key, vec![value])),
        }
    }
    let pair = |(key, values)| Value::tuple(vec![key, Value::list(values)]);
    Ok(groups.into_iter().map(pair).collect())
}

fn zip_longest<H: Host>(
    eval: &mut Evaluator<H>,
    args: &Args,
    place: &Place,
) -> Outcome<Vec<Value>> {
    let mut columns = Vec::new();
    for argument in &args.positional {
        columns.push(eval.iterate(&argument.value, place)?);
    }
    let fill = args
        .named("fillvalue")
        .map(|argument| argument.value.clone());
    let fill = fill.unwrap_or_default();
    let longest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let row = |at: usize| {
        let value = |column: &Vec<Value>| column.get(at).unwrap_or(&fill).clone();
        Value::tuple(columns.iter().map(value).collect())
    };
    Ok((0..longest).map(row).collect())
}

fn accumulated<H: Host>(
    eval: &mut Evaluator<H>,
    args: &Args,
    place: &Place,
) -> Outcome<Vec<Value>> {
    let mut made: Vec<Value> = Vec::new();
    made.extend(args.named("initial").map(|argument| argument.value.clone()));
    for value in eval.iterate(known(args, 0, "iterable", place)?, place)? {
        let next = match (made.last().cloned(), args.value(1, "func")) {
            (None, _) => value,
            (Some(last), None | Some(Value::None)) => {
                eval.binary(Operator::Add, last, value, place)?
            }
            (Some(last), Some(function)) => {
                eval.call(function, Args::of([last, value], place), place)?
            }
        };
        made.push(next);
    }
    Ok(made)
}

fn filtered<H: Host>(
    eval: &mut Evaluator<H>,
    name: &str,
    args: &Args,
    place: &Place,
) -> Outcome<Vec<Value>> {
    let function = known(args, 0, "predicate", place)?;
    let mut kept = Vec::new();
    let mut is_dropping = name == "dropwhile";
    let iterable = known(args, 1, "iterable", place)?;
    eval.each(iterable, place, &mut |eval, value| {
        if name == "dropwhile" && !is_dropping {
            kept.push(value);
            return Ok(Flow::Next);
        }
        let test = match function {
            Value::None => value.clone(),
            function => eval.call(function, Args::of([value.clone()], place), place)?,
        };
        let holds = eval.truth(&test, place)?;
        match name {
            "takewhile" if !holds => return Ok(Flow::End),
            "takewhile" => kept.push(value),
            "dropwhile" => {
                is_dropping = holds;
                kept.extend((!holds).then_some(value));
            }
            _ => kept.extend((!holds).then_some(value)),
        }
        Ok(Flow::Next)
    })?;
    Ok(kept)
}

/// Gives the values of `count`, `cycle` and `repeat` to a consumer, for as long as it wants them.
pub(super) fn each_endless<H: Host>(
    eval: &mut Evaluator<H>,
    value: &Value,
    place: &Place,
    consume: &mut dyn FnMut(&mut Evaluator<H>, Value) -> Outcome<Flow>,
) -> Outcome<bool> {
    let Some((path @ ("itertools.count" | "itertools.cycle" | "itertools.repeat"), args)) =
        value.as_call()
    else {
        return Ok(false);
    };
    let first = args.value(0, "start").cloned();
    match path {
        "itertools.count" => {
            let mut at = first.unwrap_or(Value::Int(0));
            let step = args.value(1, "step").cloned().unwrap_or(Value::Int(1));
            loop {
                eval.count(1, || place.clone())?;
                if let Flow::End = consume(eval, at.clone())? {
                    return Ok(true);
                }
                at = eval.binary(Operator::Add, at, step.clone(), place)?;
            }
        }
        "itertools.repeat" => loop {
            eval.count(1, || place.clone())?;
            if let Flow::End = consume(eval, first.clone().unwrap_or_default())? {
                return Ok(true);
            }
        },
        _ => {
            let all = eval.iterate(&first.unwrap_or_default(), place)?;
            if all.is_empty() {
                return Ok(true);
            }
            for value in all.iter().cycle() {
                eval.count(1, || place.clone())?;
                if let Flow::End = consume(eval, value.clone())? {
                    break;
                }
            }
            Ok(true)
        }
    }
}
