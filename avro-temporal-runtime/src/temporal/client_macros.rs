//! What clients and workflow code call of a contract, as `contract!` writes it.

/// Makes a contract's client: a method for each workflow.
#[doc(hidden)]
#[macro_export]
macro_rules! __contract_client {
    (
        $contract:literal {
            $(
                $(#[$meta:meta])*
                $method:ident $workflow:ident($($input:ty)?);
            )*
        }
    ) => {
        #[doc = ::core::concat!(
            "A client with a method for each workflow of `", $contract,
            "`, and with those of the client that it is made of."
        )]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        pub struct Client($crate::Client);

        impl Client {
            /// A client on one of the runtime's.
            #[must_use]
            pub const fn new(client: $crate::Client) -> Self {
                Self(client)
            }

            /// The client without the methods of this contract: one of them may have the name of
            /// one of these.
            #[must_use]
            pub const fn client(&self) -> &$crate::Client {
                &self.0
            }

            $(
                $(#[$meta])*
                pub fn $method(&self, $(input: $input)?) -> $crate::Start<$workflow> {
                    self.0.workflow($crate::__argument!($(input $input)?))
                }
            )*
        }

        #[automatically_derived]
        impl ::core::ops::Deref for Client {
            type Target = $crate::Client;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    };
}

/// Makes what the context of workflow code has of a contract: a method for each activity, and for
/// each workflow that may be a child.
#[doc(hidden)]
#[macro_export]
macro_rules! __contract_calls {
    (
        $contract:literal {
            $(
                $(#[$meta:meta])*
                $kind:ident $method:ident $marker:ident($($input:ty)?);
            )*
        }
    ) => {
        #[doc = ::core::concat!(
            "What workflow code calls of `", $contract, "`, and the context that it is made of."
        )]
        pub struct Calls<__Workflow: $crate::Workflow>($crate::RunContext<__Workflow>);

        impl<__Workflow: $crate::Workflow> Calls<__Workflow> {
            /// The release of the contract that this run is of.
            #[must_use]
            pub fn contract_release(&self) -> $crate::ContractRelease<'_> {
                self.0.release_of(__RELEASES)
            }

            /// The context without the methods of this contract: one of them may have the name of
            /// one of these.
            #[must_use]
            pub const fn run_context(&self) -> &$crate::RunContext<__Workflow> {
                &self.0
            }

            $(
                $crate::__calls_method! { $(#[$meta])* $kind $method $marker($($input)?) }
            )*
        }

        #[automatically_derived]
        impl<__Workflow: $crate::Workflow> ::core::clone::Clone for Calls<__Workflow> {
            fn clone(&self) -> Self {
                Self(::core::clone::Clone::clone(&self.0))
            }
        }

        #[automatically_derived]
        impl<__Workflow: $crate::Workflow> ::core::convert::From<$crate::RunContext<__Workflow>>
            for Calls<__Workflow>
        {
            fn from(context: $crate::RunContext<__Workflow>) -> Self {
                Self(context)
            }
        }

        #[automatically_derived]
        impl<__Workflow: $crate::Workflow> ::core::ops::Deref for Calls<__Workflow> {
            type Target = $crate::RunContext<__Workflow>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    };
}

/// A method of a contract's calls.
#[doc(hidden)]
#[macro_export]
macro_rules! __calls_method {
    ($(#[$meta:meta])* activity $method:ident $marker:ident($($input:ty)?)) => {
        $(#[$meta])*
        pub fn $method(&self, $(input: $input)?) -> $crate::ActivityCall<'_, $marker, __Workflow> {
            self.0.activity($crate::__argument!($(input $input)?))
        }
    };
    ($(#[$meta:meta])* child $method:ident $marker:ident($($input:ty)?)) => {
        $(#[$meta])*
        pub fn $method(&self, $(input: $input)?) -> $crate::ChildCall<'_, $marker, __Workflow> {
            self.0.child($crate::__argument!($(input $input)?))
        }
    };
}
