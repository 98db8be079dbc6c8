using System.Diagnostics;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.Logging;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Turns what resolvers throw into errors for the client; what was not meant for it is masked and logged.
/// </summary>
internal sealed class ErrorReporter(
    GraphQLOptions options,
    IEnumerable<IErrorFilter> filters,
    ILogger<ErrorReporter> logger)
{
    public const string MaskedMessage = "Unexpected error.";

    private const string TraceIdKey = "traceId";

    private readonly IErrorFilter[] _filters = [.. filters];

    public void Report(
        List<IError> errors,
        Exception exception,
        IReadOnlyList<object>? path,
        IReadOnlyList<Location>? locations,
        CancellationToken cancellation)
    {
        foreach (var error in Translate(exception, cancellation))
            errors.Add(Filter(error with { Path = path, Locations = locations }));
    }

    /// <summary>Lets the filters see an error that did not come from a resolver.</summary>
    public IError Filter(IError error)
    {
        var (path, locations) = (error.Path, error.Locations);
        foreach (var filter in _filters)
            error = filter.OnError(error);
        if (error.Exception is { } unexpected)
        {
            logger.LogError(
                unexpected,
                "A resolver failed at {Path}; the answer has the trace id {TraceId}.",
                string.Join('.', path ?? []),
                error.Extensions?.GetValueOrDefault(TraceIdKey));
        }

        return GraphQLError.From(error) with { Path = error.Path ?? path, Locations = error.Locations ?? locations };
    }

    private IEnumerable<GraphQLError> Translate(Exception exception, CancellationToken cancellation) =>
        exception switch
    {
        GraphQLException known => known.Errors.Select(GraphQLError.From),
        ArgumentCoercionException input => [GraphQLError.WithCode(input.Message, ErrorCodes.BadUserInput)],
        CoercionException value => [GraphQLError.WithCode(value.Message, ErrorCodes.Internal)],
        OperationCanceledException when cancellation.IsCancellationRequested =>
            [GraphQLError.WithCode("The request took too long and was cancelled.", ErrorCodes.Timeout)],
        _ => [Mask(exception)],
    };

    private GraphQLError Mask(Exception exception) =>
        new(options.IncludeExceptionDetails ? exception.ToString() : MaskedMessage)
        {
            Exception = exception,
            Extensions = new Dictionary<string, object?>
            {
                ["code"] = ErrorCodes.Internal,
                [TraceIdKey] = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToString(),
            },
        };
}
