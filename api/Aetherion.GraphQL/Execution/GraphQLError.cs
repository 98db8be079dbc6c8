namespace Aetherion.GraphQL.Execution;

/// <summary>The only implementation of <see cref="IError"/> that the library makes.</summary>
public sealed record GraphQLError(string Message) : IError
{
    private const string CodeKey = "code";

    public string? Code =>
        Extensions is not null && Extensions.TryGetValue(CodeKey, out var code) ? code as string : null;

    public IReadOnlyList<object>? Path { get; init; }

    public IReadOnlyList<Location>? Locations { get; init; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public Exception? Exception { get; init; }

    public static GraphQLError WithCode(string message, string code) =>
        new(message) { Extensions = new Dictionary<string, object?> { [CodeKey] = code } };

    internal static GraphQLError From(IError error) =>
        error as GraphQLError ?? new GraphQLError(error.Message)
        {
            Path = error.Path,
            Locations = error.Locations,
            Extensions = error.Extensions,
            Exception = error.Exception,
        };
}
