using System.ComponentModel.DataAnnotations;

namespace Aetherion.Api.Rest;

/// <summary>Why a request was refused: problem details (RFC 9457) with a code.</summary>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code, for programs. There may be more of them in time.</param>
/// <param name="Detail">What is wrong and what to do, for people; left out where the status says it all.</param>
/// <param name="Type">Where the status is explained; left out for statuses that HTTP's own document does not have.</param>
/// <param name="TraceId">What the service's log has the request under, where it is known.</param>
internal sealed record ProblemPayload(
    string Title,
    int Status,
    [property: AllowedValues(
        ApiErrorCodes.BadUserInput,
        ApiErrorCodes.Forbidden,
        ApiErrorCodes.Internal,
        ApiErrorCodes.NotFound,
        ApiErrorCodes.QuotaExceeded,
        ApiErrorCodes.RateLimited,
        ApiErrorCodes.Timeout,
        ApiErrorCodes.Unauthenticated,
        ApiErrorCodes.Unavailable)]
    string Code,
    string? Detail = null,
    string? Type = null,
    string? TraceId = null);
