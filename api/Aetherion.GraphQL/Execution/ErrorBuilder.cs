namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Builds an error step by step: <c>ErrorBuilder.New().SetMessage("...").SetCode("NOT_FOUND").Build()</c>.
/// </summary>
public sealed class ErrorBuilder
{
    private readonly Dictionary<string, object?> _extensions = new(StringComparer.Ordinal);
    private string? _message;
    private IReadOnlyList<object>? _path;
    private Exception? _exception;

    private ErrorBuilder()
    {
    }

    public static ErrorBuilder New() => new();

    /// <summary>Starts from an existing error; locations are kept by the executor, not here.</summary>
    public static ErrorBuilder FromError(IError error)
    {
        var builder = new ErrorBuilder { _message = error.Message, _path = error.Path, _exception = error.Exception };
        foreach (var (key, value) in error.Extensions ?? new Dictionary<string, object?>())
            builder._extensions[key] = value;
        return builder;
    }

    public ErrorBuilder SetMessage(string message)
    {
        _message = message;
        return this;
    }

    public ErrorBuilder SetCode(string code) => SetExtension("code", code);

    public ErrorBuilder SetException(Exception? exception)
    {
        _exception = exception;
        return this;
    }

    /// <summary>Values are text, numbers, booleans, null, lists or dictionaries of these.</summary>
    public ErrorBuilder SetExtension(string key, object? value)
    {
        _extensions[key] = value;
        return this;
    }

    public IError Build() =>
        new GraphQLError(_message ?? throw new InvalidOperationException("The error has no message."))
        {
            Path = _path,
            Exception = _exception,
            Extensions = _extensions.Count == 0 ? null : _extensions,
        };
}
