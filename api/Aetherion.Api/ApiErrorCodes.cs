namespace Aetherion.Api;

/// <summary>Codes of errors, in GraphQL's extensions and in problem details alike; README.md has the table.</summary>
internal static class ApiErrorCodes
{
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string Forbidden = "FORBIDDEN";
    public const string Internal = "INTERNAL";
    public const string ModelDamaged = "MODEL_DAMAGED";
    public const string NotFound = "NOT_FOUND";
    public const string QuotaExceeded = "QUOTA_EXCEEDED";
    public const string RateLimited = "RATE_LIMITED";
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";
    public const string SlowConsumer = "SLOW_CONSUMER";
    public const string Timeout = "TIMEOUT";
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string Unavailable = "UNAVAILABLE";
    public const string VersionConflict = "VERSION_CONFLICT";
}
