//! Three hundred fields of six kinds.

pub(super) fn avro() -> super::avro::wide::Wide {
    use super::avro::wide::Wide;
    include!(concat!(env!("OUT_DIR"), "/wide_value.rs"))
}

mod for_serde {
    include!(concat!(env!("OUT_DIR"), "/wide_serde.rs"));
}

pub(super) fn serde() -> for_serde::Wide {
    use for_serde::Wide;
    include!(concat!(env!("OUT_DIR"), "/wide_value.rs"))
}

mod for_prost {
    include!(concat!(env!("OUT_DIR"), "/wide_prost.rs"));
}

pub(super) fn prost() -> for_prost::Wide {
    use for_prost::Wide;
    include!(concat!(env!("OUT_DIR"), "/wide_value.rs"))
}
