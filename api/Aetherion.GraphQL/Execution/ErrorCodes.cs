namespace Aetherion.GraphQL.Execution;

/// <summary>The codes the library itself puts into errors; an API adds its own.</summary>
public static class ErrorCodes
{
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string Forbidden = "FORBIDDEN";
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";
    public const string BadRequest = "BAD_REQUEST";
    public const string RequestTooLarge = "REQUEST_TOO_LARGE";
    public const string LimitExceeded = "LIMIT_EXCEEDED";
    public const string CostExceeded = "COST_EXCEEDED";
    public const string PersistedOperationRequired = "PERSISTED_OPERATION_REQUIRED";
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";
    public const string SlowConsumer = "SLOW_CONSUMER";
    public const string Timeout = "TIMEOUT";
    public const string Internal = "INTERNAL";
}
