using System.Buffers;

namespace Aetherion.GraphQL.Execution;

/// <summary>The answer to a request, or to one event of a subscription. Disposing it returns its memory.</summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ResultBuffer? _data;

    internal ExecutionResult(ResultBuffer? data, IReadOnlyList<IError>? errors)
    {
        _data = data;
        Errors = errors ?? [];
    }

    public IReadOnlyList<IError> Errors { get; }

    /// <summary>False when the request failed before execution: then there is no data entry, not even null.</summary>
    public bool HasData => _data is not null;

    public static ExecutionResult FromErrors(params IReadOnlyList<IError> errors) => new(null, errors);

    public static ExecutionResult FromError(string message, string code) =>
        new(null, [GraphQLError.WithCode(message, code)]);

    /// <summary>The data as JSON; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Data => _data?.WrittenMemory ?? default;

    /// <summary>Writes the whole answer as JSON.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (Errors.Count == 0)
        {
            output.Write("{\"data\":"u8);
            output.Write(Data.Span);
            output.Write("}"u8);
            return;
        }

        using var text = new ResultBuffer();
        text.WriteRaw("{\"errors\":"u8);
        ErrorWriter.Write(text, Errors);
        output.Write(text.WrittenSpan);
        if (HasData)
        {
            output.Write(",\"data\":"u8);
            output.Write(Data.Span);
        }

        output.Write("}"u8);
    }

    public void Dispose() => _data?.Dispose();
}
