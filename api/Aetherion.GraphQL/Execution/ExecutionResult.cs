using System.Buffers;
using Aetherion.GraphQL.Execution.Costs;

namespace Aetherion.GraphQL.Execution;

/// <summary>The answer to a request, or to one event of a subscription. Disposing it returns its memory.</summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ResultBuffer? _data;
    private readonly byte[] _shared = [];

    internal ExecutionResult(ResultBuffer? data, IReadOnlyList<IError>? errors)
    {
        _data = data;
        Errors = errors ?? [];
    }

    private ExecutionResult(byte[] shared)
    {
        _shared = shared;
        Errors = [];
    }

    public IReadOnlyList<IError> Errors { get; }

    /// <summary>What to tell of the operation's cost; null for nothing.</summary>
    internal OperationCostContext? Cost { get; set; }

    /// <summary>False when the request failed before execution: then there is no data entry, not even null.</summary>
    public bool HasData => _data is not null || _shared.Length > 0;

    public static ExecutionResult FromErrors(params IReadOnlyList<IError> errors) => new(null, errors);

    /// <summary>The data as JSON; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Data =>
        _data?.WrittenMemory ?? (_shared.Length == 0 ? default : _shared.AsMemory()[AnswerStart.Length..^1]);

    private static ReadOnlySpan<byte> AnswerStart => "{\"data\":"u8;

    /// <summary>An answer without errors that was written before, for others who asked the same.</summary>
    internal static ExecutionResult FromShared(byte[] answer) => new(answer);

    /// <summary>The whole answer where it is shared; empty otherwise.</summary>
    internal ReadOnlySpan<byte> SharedAnswer => _shared;

    /// <summary>Writes the whole answer as JSON.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        if (_shared.Length > 0 && Cost is null)
        {
            output.Write(_shared);
            return;
        }

        if (Errors.Count == 0 && Cost is null)
        {
            output.Write(AnswerStart);
            output.Write(Data.Span);
            output.Write("}"u8);
            return;
        }

        using var text = new ResultBuffer();
        WriteErrors(text);
        output.Write(text.WrittenSpan);
        if (HasData)
        {
            output.Write(Errors.Count > 0 ? ",\"data\":"u8 : "\"data\":"u8);
            output.Write(Data.Span);
        }

        text.Truncate(0);
        WriteCost(text);
        output.Write(text.WrittenSpan);
    }

    private void WriteErrors(ResultBuffer text)
    {
        text.WriteRaw((byte)'{');
        if (Errors.Count == 0)
            return;
        text.WriteRaw("\"errors\":"u8);
        ErrorWriter.Write(text, Errors);
    }

    private void WriteCost(ResultBuffer text)
    {
        if (Cost is { } cost)
        {
            text.WriteRaw(HasData || Errors.Count > 0 ? ",\"extensions\":"u8 : "\"extensions\":"u8);
            CostReport.Write(text, cost);
        }

        text.WriteRaw((byte)'}');
    }

    public void Dispose() => _data?.Dispose();
}
