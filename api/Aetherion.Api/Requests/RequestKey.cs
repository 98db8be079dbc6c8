using Aetherion.Api.Bots;

namespace Aetherion.Api.Requests;

/// <summary>The words and bounds of the argument <c>idempotencyKey</c>.</summary>
internal static class RequestKey
{
    public const int LengthMax = 128;

    public const string Description =
        "Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same "
        + "payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT.";

    public static Refused Conflict { get; } = new(
        ApiErrorCodes.IdempotencyConflict,
        "The idempotency key was used for another input. Use a new key for a new request.");

    /// <summary>What is wrong with the key; null when nothing is.</summary>
    public static InvalidInput? Check(string? key) => key is null || (key.Length is > 0 and <= LengthMax && !key.Any(char.IsControl))
        ? null
        : InvalidInput.At(
            "idempotencyKey", $"A key has from 1 to {LengthMax} characters and no control characters; a UUID will do.");
}
