//! Arrays of primitives at once: the same as one after the other, wherever they begin and end.

use avro_temporal_contract::binary::{DecodeError, DecodeErrorKind as Kind, Reader, Writer};

/// Zigzag and seven bits a byte, as the specification puts it.
fn varint(value: i64) -> Vec<u8> {
    let mut zigzag = i128::from(value) * 2;
    if value < 0 {
        zigzag = -zigzag - 1;
    }
    let mut bytes = Vec::new();
    while zigzag >= 128 {
        bytes.push(u8::try_from(zigzag % 128 + 128).expect("a byte"));
        zigzag /= 128;
    }
    bytes.push(u8::try_from(zigzag).expect("a byte"));
    bytes
}

/// The least and the greatest of every length, and their neighbours.
fn longs() -> Vec<i64> {
    let mut longs = vec![0, -1, i64::MAX, i64::MIN];
    for bits in 0..63 {
        let power = 1_i64 << bits;
        longs.extend([power - 1, power, -power, -power - 1]);
    }
    longs
}

/// Runs of one length, of mixed lengths, and of none.
fn runs() -> Vec<Vec<i64>> {
    let longs = longs();
    let mut runs: Vec<Vec<i64>> = (0..20).map(|count| vec![5; count]).collect();
    runs.extend((0..20).map(|count| vec![-300; count]));
    runs.extend(longs.iter().map(|long| vec![*long; 3]));
    // One of another length at each place among eight and among four.
    for other in [64, 9_000, i64::MIN] {
        for (same, count) in [(1, 9), (-5_000, 6)] {
            runs.extend((0..count).map(|place| {
                let mut run = vec![same; count];
                run[place] = other;
                run
            }));
        }
    }
    runs.push(longs.iter().rev().copied().collect());
    runs.push(longs);
    runs
}

fn outcome<T>(result: Result<T, DecodeError>, input: &Reader<'_>) -> Result<(T, usize), Wrong> {
    result
        .map(|value| (value, input.offset()))
        .map_err(|error| (error.kind().clone(), error.offset()))
}

type Wrong = (Kind, usize);

fn one_by_one<'b, T>(
    bytes: &'b [u8],
    count: usize,
    read: impl Fn(&mut Reader<'b>) -> Result<T, DecodeError>,
) -> Result<(Vec<T>, usize), Wrong> {
    let mut input = Reader::new(bytes);
    let values = (0..count).map(|_| read(&mut input)).collect();
    outcome(values, &input)
}

fn at_once<'b, T>(
    bytes: &'b [u8],
    count: usize,
    read: impl Fn(&mut Reader<'b>, usize, &mut Vec<T>) -> Result<(), DecodeError>,
) -> Result<(Vec<T>, usize), Wrong> {
    let mut input = Reader::new(bytes);
    let mut values = Vec::new();
    let result = read(&mut input, count, &mut values);
    outcome(result.map(|()| values), &input)
}

#[test]
fn longs_at_once_are_longs() {
    for run in runs() {
        let bytes: Vec<u8> = run.iter().copied().flat_map(varint).collect();
        let mut out = Writer::new();
        out.longs(&run);
        assert_eq!(out.finish(), Ok(bytes.clone()), "{run:?}");
        let mut out = Writer::new();
        for long in &run {
            out.long(*long);
        }
        assert_eq!(out.finish(), Ok(bytes.clone()), "{run:?}");
        // What follows is no part of it, however little or much that is.
        for others in 0..10 {
            let mut more = bytes.clone();
            more.resize(bytes.len() + others, 0x80);
            let read = at_once(&more, run.len(), Reader::longs);
            assert_eq!(read, Ok((run.clone(), bytes.len())), "{others} more");
        }
        for end in 0..bytes.len() {
            let cut = &bytes[..end];
            let read = at_once(cut, run.len(), Reader::longs);
            assert_eq!(
                read,
                one_by_one(cut, run.len(), Reader::long),
                "{run:?}, cut at {end}"
            );
            assert_eq!(read.map_err(|(kind, _)| kind), Err(Kind::Truncated));
        }
    }
}

#[test]
fn ints_at_once_are_ints() {
    for run in runs() {
        let bytes: Vec<u8> = run.iter().copied().flat_map(varint).collect();
        let read = at_once(&bytes, run.len(), Reader::ints);
        assert_eq!(read, one_by_one(&bytes, run.len(), Reader::int), "{run:?}");
        let ints: Result<Vec<i32>, _> = run.iter().copied().map(i32::try_from).collect();
        let Ok(ints) = ints else {
            assert_eq!(
                read.map_err(|(kind, _)| kind),
                Err(Kind::IntOutOfRange),
                "{run:?}"
            );
            continue;
        };
        assert_eq!(read, Ok((ints.clone(), bytes.len())));
        let mut out = Writer::new();
        out.ints(&ints);
        assert_eq!(out.finish(), Ok(bytes), "{run:?}");
    }
}

#[test]
fn varints_that_are_none_are_told_where_they_begin() {
    let too_long = [vec![0x80; 10], vec![0x01]].concat();
    let beyond = [vec![0xff; 9], vec![0x02]].concat();
    let padded = [vec![0x81; 9], vec![0x00]].concat();
    for before in 0..12 {
        for (bytes, is_one) in [(&too_long, false), (&beyond, false), (&padded, true)] {
            let all = [vec![0x02; before], bytes.clone()].concat();
            let read = at_once(&all, before + 1, Reader::longs);
            assert_eq!(read, one_by_one(&all, before + 1, Reader::long));
            let wrong = (Kind::InvalidVarint, before);
            assert_eq!(read.map(|_| ()), if is_one { Ok(()) } else { Err(wrong) });
        }
    }
}

#[test]
fn floats_and_doubles_at_once_are_their_bits() {
    let doubles = [0.0, -0.0, 1.5, f64::MIN, f64::INFINITY, f64::NAN, 5e-324];
    let floats = [0.0, -0.0, 1.5, f32::MIN, f32::INFINITY, f32::NAN, 1e-45];
    for count in 0..=doubles.len() {
        let bytes: Vec<u8> = doubles[..count]
            .iter()
            .flat_map(|double| double.to_le_bytes())
            .collect();
        let mut out = Writer::after(vec![7]);
        out.doubles(&doubles[..count]);
        assert_eq!(out.finish(), Ok([vec![7], bytes.clone()].concat()));
        let (read, end) = at_once(&bytes, count, Reader::doubles).expect("doubles");
        assert_eq!(end, bytes.len());
        assert!(
            read.iter()
                .map(|double| double.to_bits())
                .eq(doubles[..count].iter().map(|double| double.to_bits()))
        );

        let bytes: Vec<u8> = floats[..count]
            .iter()
            .flat_map(|float| float.to_le_bytes())
            .collect();
        let mut out = Writer::after(vec![7]);
        out.floats(&floats[..count]);
        assert_eq!(out.finish(), Ok([vec![7], bytes.clone()].concat()));
        let (read, end) = at_once(&bytes, count, Reader::floats).expect("floats");
        assert_eq!(end, bytes.len());
        assert!(
            read.iter()
                .map(|float| float.to_bits())
                .eq(floats[..count].iter().map(|float| float.to_bits()))
        );
        if count > 0 {
            let cut = &bytes[1..];
            assert_eq!(
                at_once(cut, count, Reader::floats),
                Err((Kind::Truncated, 0))
            );
            assert_eq!(
                at_once(cut, count, Reader::doubles),
                Err((Kind::Truncated, 0))
            );
        }
    }
}
