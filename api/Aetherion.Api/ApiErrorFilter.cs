using System.Collections.Frozen;
using System.Data.Common;
using Aetherion.GrainInterfaces;
using Aetherion.GraphQL.Execution;

namespace Aetherion.Api;

/// <summary>
/// Gives errors of what we wait for a code of their own, and says of every error whether trying again helps.
/// </summary>
internal sealed class ApiErrorFilter : IErrorFilter
{
    private const int RetryAfterMs = 1000;

    private static readonly FrozenSet<string> RetryableCodes = FrozenSet.Create(
        ApiErrorCodes.RateLimited, ApiErrorCodes.SlowConsumer, ApiErrorCodes.Timeout, ApiErrorCodes.Unavailable);

    public IError OnError(IError error)
    {
        var translated = error.Exception switch
        {
            TimeoutException => Translate(error, ApiErrorCodes.Timeout, ErrorTexts.Timeout),
            DbException => Translate(error, ApiErrorCodes.Unavailable, ErrorTexts.StorageUnavailable),
            NotOfTenantException => Translate(error, ApiErrorCodes.NotFound, ErrorTexts.NotFound),
            _ => error,
        };
        var isRetryable = translated.Code is { } code && RetryableCodes.Contains(code);
        var builder = ErrorBuilder.FromError(translated).SetExtension("retryable", isRetryable);
        if (isRetryable && translated.Extensions?.ContainsKey("retryAfterMs") != true)
            builder.SetExtension("retryAfterMs", RetryAfterMs);
        return builder.Build();
    }

    private static IError Translate(IError error, string code, string message) =>
        ErrorBuilder.FromError(error).SetMessage(message).SetCode(code).Build();
}
