using System.Buffers;

namespace Aetherion.GraphQL.Execution;

/// <summary>The answer to a request, or to one event of a subscription. Disposing it returns its memory.</summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ResultBuffer? _data;
    private readonly ReadOnlyMemory<byte> _shared;

    internal ExecutionResult(ResultBuffer? data, IReadOnlyList<IError>? errors)
    {
        _data = data;
        Errors = errors ?? [];
    }

    private ExecutionResult(ReadOnlyMemory<byte> shared)
    {
        _shared = shared;
        Errors = [];
    }

    public IReadOnlyList<IError> Errors { get; }

    /// <summary>False when the request failed before execution: then there is no data entry, not even null.</summary>
    public bool HasData => _data is not null || !_shared.IsEmpty;

    public static ExecutionResult FromErrors(params IReadOnlyList<IError> errors) => new(null, errors);

    public static ExecutionResult FromError(string message, string code) =>
        new(null, [GraphQLError.WithCode(message, code)]);

    /// <summary>The data as JSON; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Data =>
        _data?.WrittenMemory ?? (_shared.IsEmpty ? default : _shared[AnswerStart.Length..^1]);

    private static ReadOnlySpan<byte> AnswerStart => "{\"data\":"u8;

    /// <summary>An answer without errors that was written before, for others who asked the same.</summary>
    internal static ExecutionResult FromShared(ReadOnlyMemory<byte> answer) => new(answer);

    /// <summary>Writes the whole answer as JSON.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (!_shared.IsEmpty)
        {
            output.Write(_shared.Span);
            return;
        }

        if (Errors.Count == 0)
        {
            output.Write(AnswerStart);
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
