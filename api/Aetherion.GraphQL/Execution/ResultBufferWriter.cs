using System.Buffers;

namespace Aetherion.GraphQL.Execution;

/// <summary>Lets a result be written into the middle of a message.</summary>
internal sealed class ResultBufferWriter(ResultBuffer buffer) : IBufferWriter<byte>
{
    public void Advance(int count) => buffer.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => buffer.GetMemory(Math.Max(1, sizeHint));

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
