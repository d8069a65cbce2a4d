//! What is answered to which request.
//!
//! Status codes matter to the web UI: it shows payloads as they are after a 4xx, and asks three
//! times after a 5xx.

use std::sync::Arc;

use axum::Router;
use axum::body::{Bytes, HttpBody as _};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Request, State};
use axum::http::header::{ALLOW, CONTENT_TYPE, ORIGIN};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::cors::{Cors, permit};
use crate::payloads::{BadBody, decode, encode};

/// More than any history's answer has, and little enough to hold.
const MAX_BODY: usize = 64 * 1024 * 1024;

const ABOUT: &str = "codec server of avro-temporal: POST …/decode shows Avro payloads as JSON\n";

/// What a path stands for.
enum Route {
    Codec(fn(&[u8]) -> Result<String, BadBody>),
    About,
    Unknown,
}

/// The service.
pub(crate) fn routes(cors: Cors) -> Router {
    Router::new()
        .fallback(answer)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(Arc::new(cors))
}

async fn answer(State(cors): State<Arc<Cors>>, request: Request) -> Response {
    let origin = request.headers().get(ORIGIN).cloned();
    let mut response = respond(&cors, request).await;
    cors.mark(origin.as_ref(), response.headers_mut());
    response
}

async fn respond(cors: &Cors, request: Request) -> Response {
    match (Route::of(request.uri().path()), request.method()) {
        (Route::Codec(codec), &Method::POST) => convert(codec, request).await,
        (Route::Codec(_), &Method::OPTIONS) => preflight(cors, &request),
        (Route::Codec(_), _) => wrong_method("POST, OPTIONS"),
        (Route::About, &Method::GET | &Method::HEAD) => ABOUT.into_response(),
        (Route::About, _) => wrong_method("GET, HEAD"),
        (Route::Unknown, _) => {
            let text = "there is nothing here: POST to …/decode or …/encode\n";
            (StatusCode::NOT_FOUND, text).into_response()
        }
    }
}

impl Route {
    /// By the last segment: an endpoint may have a path of its own, with a namespace in it.
    fn of(path: &str) -> Self {
        match path.trim_end_matches('/').rsplit('/').next() {
            Some("decode") => Self::Codec(decode),
            Some("encode") => Self::Codec(encode),
            Some("" | "health") | None => Self::About,
            Some(_) => Self::Unknown,
        }
    }
}

async fn convert(codec: fn(&[u8]) -> Result<String, BadBody>, request: Request) -> Response {
    if request.body().size_hint().lower() > MAX_BODY as u64 {
        return too_large();
    }
    let body = match Bytes::from_request(request, &()).await {
        Ok(body) => body,
        Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return too_large();
        }
        Err(_) => {
            return (StatusCode::BAD_REQUEST, "the body ends before its end\n").into_response();
        }
    };
    // A large body would hold up everyone else's requests.
    match tokio::task::spawn_blocking(move || codec(&body)).await {
        Ok(Ok(answer)) => ([(CONTENT_TYPE, "application/json")], answer).into_response(),
        Ok(Err(bad)) => (StatusCode::BAD_REQUEST, format!("{bad}\n")).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The answer to what a browser asks before it lets a page send.
fn preflight(cors: &Cors, request: &Request) -> Response {
    if let Some(origin) = request.headers().get(ORIGIN)
        && !cors.allows(origin)
    {
        let origin = origin.to_str().unwrap_or("…");
        let text = format!(
            "pages of {origin} may not use this server: \
             start it with `--allow-origin {origin}` if they are to\n"
        );
        return (StatusCode::FORBIDDEN, text).into_response();
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    permit(response.headers_mut());
    response
}

fn wrong_method(allowed: &'static str) -> Response {
    let text = format!("the methods here are {allowed}\n");
    (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, allowed)], text).into_response()
}

fn too_large() -> Response {
    let text = format!("the body has more than {} MiB\n", MAX_BODY / 1024 / 1024);
    (StatusCode::PAYLOAD_TOO_LARGE, text).into_response()
}
