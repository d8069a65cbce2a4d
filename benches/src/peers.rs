//! The contenders of a value.

use std::hint::black_box;

use anyhow::{Context as _, ensure};
use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::codec::{Reader, Writer};
use avro_temporal_runtime::contract::resolution::{Plan, Schema};
use avro_temporal_runtime::contract::schema::Kind;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::measure::{Case, Contender};

/// The schema of a type, as others parse it.
fn schema_text<T: AvroType>() -> &'static str {
    T::info().identity_text()
}

fn ours_encoded<T: AvroType>(value: &T) -> anyhow::Result<Vec<u8>> {
    let mut out = Writer::new();
    value.encode(&mut out);
    Ok(out.finish()?)
}

fn ours_decoded<T: AvroType>(bytes: &[u8]) -> anyhow::Result<T> {
    let mut input = Reader::new(bytes);
    let value = T::decode(&mut input)?;
    input.finish()?;
    Ok(value)
}

/// The two cases of a value: `value` as ours, `serde` the same for serde.
pub(crate) fn cases<T, S>(shape: &'static str, value: T, serde: &S) -> anyhow::Result<[Case; 2]>
where
    T: AvroType + PartialEq + Clone,
    S: Serialize + DeserializeOwned + PartialEq + Clone + 'static,
{
    let bytes = ours_encoded(&value)?;
    ensure!(
        ours_decoded::<T>(&bytes)? == value,
        "{shape}: ours is another value"
    );
    let size = bytes.len();
    let original = value.clone();
    let mut encode = vec![Contender {
        name: "ours",
        bytes: size,
        run: Box::new(move || {
            let mut out = Writer::after(Vec::with_capacity(size));
            black_box(&value).encode(&mut out);
            let _ = black_box(out.finish());
        }),
    }];
    let input = bytes.clone();
    let mut decode = vec![Contender {
        name: "ours",
        bytes: size,
        run: Box::new(move || {
            let _ = black_box(ours_decoded::<T>(black_box(&input)));
        }),
    }];
    decode.push(Contender {
        name: "clone",
        bytes: size,
        run: Box::new(move || {
            black_box(black_box(&original).clone());
        }),
    });
    serde_avro_fast::<T, S>(serde, &bytes, &mut encode, &mut decode)?;
    serde_json(serde, &mut encode, &mut decode)?;
    apache_avro::<T, S>(serde, &bytes, &mut encode, &mut decode)?;
    Ok([
        Case {
            shape,
            operation: "encode",
            contenders: encode,
        },
        Case {
            shape,
            operation: "decode",
            contenders: decode,
        },
    ])
}

fn serde_avro_fast<T, S>(
    value: &S,
    bytes: &[u8],
    encode: &mut Vec<Contender>,
    decode: &mut Vec<Contender>,
) -> anyhow::Result<()>
where
    T: AvroType,
    S: Serialize + DeserializeOwned + PartialEq + Clone + 'static,
{
    let schema: serde_avro_fast::Schema = schema_text::<T>().parse()?;
    let mut config = serde_avro_fast::ser::SerializerConfig::new(&schema);
    let written = serde_avro_fast::to_datum_vec(value, &mut config)?;
    ensure!(written == bytes, "serde_avro_fast writes other bytes");
    let read: S = serde_avro_fast::from_datum_slice(bytes, &schema)?;
    ensure!(read == *value, "serde_avro_fast gives another value");
    let (value, input, size) = (value.clone(), bytes.to_vec(), bytes.len());
    // What it needs for every call is made once, and lives as long as the program.
    let schema: &'static serde_avro_fast::Schema = Box::leak(Box::new(schema));
    let mut config = serde_avro_fast::ser::SerializerConfig::new(schema);
    encode.push(Contender {
        name: "serde_avro_fast",
        bytes: size,
        run: Box::new(move || {
            let _ = black_box(serde_avro_fast::to_datum_vec(
                black_box(&value),
                &mut config,
            ));
        }),
    });
    decode.push(Contender {
        name: "serde_avro_fast",
        bytes: size,
        run: Box::new(move || {
            let read = serde_avro_fast::from_datum_slice::<S>(black_box(&input), schema);
            let _ = black_box(read);
        }),
    });
    Ok(())
}

fn serde_json<S>(
    value: &S,
    encode: &mut Vec<Contender>,
    decode: &mut Vec<Contender>,
) -> anyhow::Result<()>
where
    S: Serialize + DeserializeOwned + PartialEq + Clone + 'static,
{
    let bytes = serde_json::to_vec(value)?;
    ensure!(
        serde_json::from_slice::<S>(&bytes)? == *value,
        "serde_json gives another value"
    );
    let (value, size) = (value.clone(), bytes.len());
    encode.push(Contender {
        name: "serde_json",
        bytes: size,
        run: Box::new(move || {
            let _ = black_box(serde_json::to_vec(black_box(&value)));
        }),
    });
    decode.push(Contender {
        name: "serde_json",
        bytes: size,
        run: Box::new(move || {
            let _ = black_box(serde_json::from_slice::<S>(black_box(&bytes)));
        }),
    });
    Ok(())
}

fn apache_avro<T, S>(
    value: &S,
    bytes: &[u8],
    encode: &mut Vec<Contender>,
    decode: &mut Vec<Contender>,
) -> anyhow::Result<()>
where
    T: AvroType,
    S: Serialize + DeserializeOwned + PartialEq + Clone + 'static,
{
    let schema = apache_avro::Schema::parse_str(schema_text::<T>())?;
    let write = |schema: &apache_avro::Schema, value: &S| {
        let value = apache_avro::to_value(value)?.resolve(schema)?;
        apache_avro::to_avro_datum(schema, value)
    };
    let read = |schema: &apache_avro::Schema, mut bytes: &[u8]| {
        let value = apache_avro::from_avro_datum(schema, &mut bytes, None)?;
        apache_avro::from_value::<S>(&value)
    };
    write(&schema, value).context("apache-avro doesn't write it")?;
    ensure!(
        read(&schema, bytes)? == *value,
        "apache-avro gives another value"
    );
    let (value, input, size) = (value.clone(), bytes.to_vec(), bytes.len());
    let reader_schema = schema.clone();
    // Its `resolve` doubles with each level of a recursion.
    let is_recursive = matches!(&T::info().schema().ty.kind, Kind::Named(id) if T::info().schema().set.is_recursive(*id));
    if !is_recursive {
        encode.push(Contender {
            name: "apache-avro",
            bytes: size,
            run: Box::new(move || {
                let _ = black_box(write(&schema, black_box(&value)));
            }),
        });
    }
    decode.push(Contender {
        name: "apache-avro",
        bytes: size,
        run: Box::new(move || {
            let _ = black_box(read(&reader_schema, black_box(&input)));
        }),
    });
    Ok(())
}

/// Adds protobuf to both cases.
pub(crate) fn with_prost<M>(cases: &mut [Case; 2], message: M) -> anyhow::Result<()>
where
    M: prost::Message + Default + PartialEq + Clone + 'static,
{
    let bytes = message.encode_to_vec();
    ensure!(
        M::decode(&bytes[..])? == message,
        "prost gives another value"
    );
    let size = bytes.len();
    cases[0].contenders.push(Contender {
        name: "prost",
        bytes: size,
        run: Box::new(move || {
            black_box(black_box(&message).encode_to_vec());
        }),
    });
    cases[1].contenders.push(Contender {
        name: "prost",
        bytes: size,
        run: Box::new(move || {
            let _ = black_box(M::decode(black_box(&bytes[..])));
        }),
    });
    Ok(())
}

/// Data of `W` read as `T`, beside data of `T` and beside Apache's resolution.
pub(crate) fn other_version<T, W>(
    shape: &'static str,
    value: &T,
    old: &W,
    reader_schema: &str,
) -> anyhow::Result<Case>
where
    T: AvroType + PartialEq + Clone + 'static,
    W: AvroType,
{
    let schema = |info: &avro_temporal_runtime::TypeInfo| Schema {
        set: info.schema().set.clone(),
        ty: info.schema().ty.clone(),
    };
    let plan = Plan::new(&schema(W::info()), &schema(T::info()))
        .map_err(|mismatches| anyhow::anyhow!("{mismatches:?}"))?;
    let bytes = ours_encoded(old)?;
    let resolve = move |bytes: &[u8]| {
        let mut input = Reader::new(bytes);
        let value = T::decode_resolved(&mut input, plan.root())?;
        input.finish()?;
        anyhow::Ok(value)
    };
    ensure!(
        resolve(&bytes)? == *value,
        "{shape}: resolution gives another value"
    );
    let same = ours_encoded(value)?;
    let writer = apache_avro::Schema::parse_str(schema_text::<W>())?;
    let reader = apache_avro::Schema::parse_str(reader_schema)?;
    let (input, apache) = (bytes.clone(), bytes.clone());
    Ok(Case {
        shape,
        operation: "decode another version",
        contenders: vec![
            Contender {
                name: "ours",
                bytes: bytes.len(),
                run: Box::new(move || {
                    let _ = black_box(resolve(black_box(&input)));
                }),
            },
            Contender {
                name: "ours, same version",
                bytes: same.len(),
                run: Box::new(move || {
                    let _ = black_box(ours_decoded::<T>(black_box(&same)));
                }),
            },
            Contender {
                name: "apache-avro",
                bytes: bytes.len(),
                run: Box::new(move || {
                    let _ = black_box(apache_avro::from_avro_datum(
                        &writer,
                        &mut black_box(&apache[..]),
                        Some(&reader),
                    ));
                }),
            },
        ],
    })
}
