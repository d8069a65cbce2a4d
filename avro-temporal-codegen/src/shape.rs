//! How a value of a Rust type is written and read: what every emitted codec is made of.

use avro_temporal_contract::schema::{Kind, Logical, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The shape of a value, from the outside in.
pub(crate) enum Shape {
    /// A type that has a codec of its own.
    Leaf(TokenStream),
    /// The same, written by the user: where it stands, a type without a codec is reported once.
    Own(TokenStream),
    /// In a box.
    Boxed(Box<Shape>),
    /// A union of null, which is this branch, and one other.
    Option(usize, Box<Shape>),
    /// An array whose elements take at least so many bytes.
    Array(usize, Box<Shape>),
    /// A map whose values take at least so many bytes.
    Map(usize, Box<Shape>),
}

/// A value that is written: as a reference, and as what methods are called on.
pub(crate) struct Place {
    pub(crate) reference: TokenStream,
    pub(crate) receiver: TokenStream,
}

impl Shape {
    /// Whether its arrays are for its own codec to write and read, many elements at once.
    fn is_leaf(&self) -> bool {
        matches!(self, Self::Leaf(_))
    }

    /// The Rust type.
    pub(crate) fn rust_type(&self) -> TokenStream {
        match self {
            Self::Leaf(ty) | Self::Own(ty) => ty.clone(),
            Self::Boxed(inner) => {
                let inner = inner.rust_type();
                quote!(::std::boxed::Box<#inner>)
            }
            Self::Option(_, inner) => {
                let inner = inner.rust_type();
                quote!(::core::option::Option<#inner>)
            }
            Self::Array(_, items) => {
                let items = items.rust_type();
                quote!(::std::vec::Vec<#items>)
            }
            Self::Map(_, values) => {
                let values = values.rust_type();
                quote!(::std::collections::BTreeMap<::std::string::String, #values>)
            }
        }
    }

    /// The statement that writes a value to `out`.
    pub(crate) fn encode(&self, place: &Place, runtime: &TokenStream) -> TokenStream {
        let Place {
            reference,
            receiver,
        } = place;
        let inner_place = Place {
            reference: quote!(value),
            receiver: quote!(value),
        };
        match self {
            Self::Leaf(_) | Self::Boxed(_) => {
                quote!(#runtime::AvroType::encode(#reference, out))
            }
            // Not called at once, nor passed on: the compiler would point at that place too, which
            // nobody wrote.
            Self::Own(ty) => quote! {{
                let encode = <#ty as #runtime::AvroType>::encode;
                encode(#reference, out)
            }},
            Self::Option(null, inner) => {
                let null = size_literal(*null);
                let inner = inner.encode(&inner_place, runtime);
                quote!(#runtime::codec::encode_option(out, #receiver.as_ref(), #null, |out, value| #inner))
            }
            Self::Array(_, items) if items.is_leaf() => {
                quote!(#runtime::codec::encode_items(out, #reference))
            }
            Self::Array(_, items) => {
                let inner = items.encode(&inner_place, runtime);
                quote!(#runtime::codec::encode_array(out, #reference, |out, value| #inner))
            }
            Self::Map(_, values) => {
                let inner = values.encode(&inner_place, runtime);
                quote!(#runtime::codec::encode_map(out, #reference, |out, value| #inner))
            }
        }
    }

    /// The expression that reads a value from `input`.
    pub(crate) fn decode(&self, runtime: &TokenStream) -> TokenStream {
        match self {
            Self::Leaf(_) | Self::Boxed(_) => {
                let decode = self.decode_function(runtime);
                quote!(#decode(input))
            }
            Self::Own(ty) => quote! {{
                let decode = <#ty as #runtime::AvroType>::decode;
                decode(input)
            }},
            Self::Option(null, inner) => {
                let null = size_literal(*null);
                let inner = inner.decode_function(runtime);
                quote!(#runtime::codec::decode_option(input, #null, #inner))
            }
            Self::Array(_, items) if items.is_leaf() => {
                let decode = self.decode_function(runtime);
                quote!(#decode(input))
            }
            Self::Array(minimum, items) => {
                let minimum = size_literal(*minimum);
                let inner = items.decode_function(runtime);
                quote!(#runtime::codec::decode_array(input, #minimum, #inner))
            }
            Self::Map(minimum, values) => {
                let minimum = size_literal(*minimum);
                let inner = values.decode_function(runtime);
                quote!(#runtime::codec::decode_map(input, #minimum, #inner))
            }
        }
    }

    /// The function that reads a value.
    pub(crate) fn decode_function(&self, runtime: &TokenStream) -> TokenStream {
        match self {
            Self::Leaf(ty) => quote!(<#ty as #runtime::AvroType>::decode),
            Self::Boxed(inner) => {
                let ty = inner.rust_type();
                quote!(<::std::boxed::Box<#ty> as #runtime::AvroType>::decode)
            }
            Self::Array(_, items) if items.is_leaf() => {
                let ty = items.rust_type();
                quote!(#runtime::codec::decode_items::<#ty>)
            }
            _ => {
                let decode = self.decode(runtime);
                quote!(|input| #decode)
            }
        }
    }

    /// The expression that reads a value from `input` by `plan`.
    pub(crate) fn decode_resolved(&self, runtime: &TokenStream) -> TokenStream {
        match self {
            Self::Leaf(_) | Self::Boxed(_) => {
                let decode = self.resolved_function(runtime);
                quote!(#decode(input, plan))
            }
            Self::Own(ty) => quote! {{
                let decode = <#ty as #runtime::AvroType>::decode_resolved;
                decode(input, plan)
            }},
            Self::Option(null, inner) => {
                let null = size_literal(*null);
                let inner = inner.resolved_function(runtime);
                quote!(#runtime::codec::option_resolved(input, plan, #null, #inner))
            }
            Self::Array(_, items) if items.is_leaf() => {
                let decode = self.resolved_function(runtime);
                quote!(#decode(input, plan))
            }
            Self::Array(minimum, items) => {
                let minimum = size_literal(*minimum);
                let inner = items.resolved_function(runtime);
                quote!(#runtime::codec::array_resolved(input, plan, #minimum, #inner))
            }
            Self::Map(minimum, values) => {
                let minimum = size_literal(*minimum);
                let inner = values.resolved_function(runtime);
                quote!(#runtime::codec::map_resolved(input, plan, #minimum, #inner))
            }
        }
    }

    fn resolved_function(&self, runtime: &TokenStream) -> TokenStream {
        match self {
            Self::Leaf(ty) => quote!(<#ty as #runtime::AvroType>::decode_resolved),
            Self::Boxed(inner) => {
                let ty = inner.rust_type();
                quote!(<::std::boxed::Box<#ty> as #runtime::AvroType>::decode_resolved)
            }
            Self::Array(_, items) if items.is_leaf() => {
                let ty = items.rust_type();
                quote!(#runtime::codec::items_resolved::<#ty>)
            }
            _ => {
                let decode = self.decode_resolved(runtime);
                quote!(|input, plan| #decode)
            }
        }
    }
}

/// A number of bytes as people write it, and lints ask for it: `100_000`.
pub(crate) fn size_literal(size: usize) -> Literal {
    let digits = size.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text.parse()
        .unwrap_or_else(|_| Literal::usize_unsuffixed(size))
}

/// The Rust type of a primitive, by its path: a module may be named `bool`.
pub(crate) fn leaf(ty: &Type, runtime: &TokenStream) -> TokenStream {
    if let Some(logical) = ty.logical.map(logical_type) {
        return quote!(#runtime::logical::#logical);
    }
    match ty.kind {
        Kind::Boolean => quote!(::core::primitive::bool),
        Kind::Int => quote!(::core::primitive::i32),
        Kind::Long => quote!(::core::primitive::i64),
        Kind::Float => quote!(::core::primitive::f32),
        Kind::Double => quote!(::core::primitive::f64),
        Kind::Bytes => quote!(::std::vec::Vec<::core::primitive::u8>),
        Kind::String => quote!(::std::string::String),
        _ => quote!(()),
    }
}

/// The runtime's type of a logical type.
fn logical_type(logical: Logical) -> TokenStream {
    match logical {
        Logical::Date => quote!(Date),
        Logical::TimeMillis => quote!(TimeMillis),
        Logical::TimeMicros => quote!(TimeMicros),
        Logical::TimestampMillis => quote!(TimestampMillis),
        Logical::TimestampMicros => quote!(TimestampMicros),
        Logical::TimestampNanos => quote!(TimestampNanos),
        Logical::LocalTimestampMillis => quote!(LocalTimestampMillis),
        Logical::LocalTimestampMicros => quote!(LocalTimestampMicros),
        Logical::LocalTimestampNanos => quote!(LocalTimestampNanos),
        Logical::Uuid => quote!(Uuid),
        // Of fixed types alone.
        Logical::Duration => quote!(Duration),
        Logical::Decimal { precision, scale } => {
            let precision = Literal::u32_unsuffixed(precision);
            let scale = Literal::u32_unsuffixed(scale);
            quote!(Decimal<#precision, #scale>)
        }
        Logical::BigDecimal => quote!(BigDecimal),
    }
}
