namespace Aetherion.GraphQL.Execution;

/// <summary>An error as the client sees it. Path and locations are added where it is caught.</summary>
public interface IError
{
    string Message { get; }

    /// <summary>The code in the extensions, or null.</summary>
    string? Code { get; }

    /// <summary>Field names and list indexes from the root of the result to the field, or null.</summary>
    IReadOnlyList<object>? Path { get; }

    IReadOnlyList<Location>? Locations { get; }

    IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>The cause, for logs and filters; it is never sent.</summary>
    Exception? Exception { get; }
}
