//! The types of the schemas; namespaces are modules.

avro_temporal_runtime::include_avro!(
    "schemas/order.avsc",
    "schemas/receipt.avsc",
    "schemas/progress.avsc",
    "schemas/change_note.avsc",
    "schemas/release.avsc",
    "schemas/charge.avsc",
    "schemas/parcel.avsc",
    "schemas/shipment.avsc",
);
