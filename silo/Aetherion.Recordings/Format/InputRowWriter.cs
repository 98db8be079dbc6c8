using System.Text;
using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>
/// Encodes inputs as the rows of a block. Sequences follow from the block's head; times are differences; a target is
/// written once a block. Blocks can be read without those before them.
/// </summary>
internal sealed class InputRowWriter(ByteWriter target)
{
    private readonly Dictionary<string, int> _targets = new(StringComparer.Ordinal);
    private long _ticks;

    /// <summary>A new block begins, whose first row is of that time.</summary>
    public void Begin(long firstTicks)
    {
        _targets.Clear();
        _ticks = firstTicks;
    }

    public void Write(in VenueInput input)
    {
        target.WriteUnsigned((ulong)(input.ReceivedTime.Ticks - _ticks));
        _ticks = input.ReceivedTime.Ticks;
        target.WriteByte((byte)input.Kind);
        target.WriteSigned(input.Connection);
        target.WriteSigned(input.Status);
        WriteTarget(input.Target);
        target.WriteUnsigned((ulong)input.Payload.Length);
        target.WriteBytes(input.Payload.Span);
    }

    /// <summary>0 for no target, n for the n-th of the block, the next number and the text for a new one.</summary>
    private void WriteTarget(string text)
    {
        if (text.Length == 0)
        {
            target.WriteByte(0);
            return;
        }
        if (_targets.TryGetValue(text, out var number))
        {
            target.WriteUnsigned((ulong)number);
            return;
        }
        number = _targets.Count + 1;
        _targets.Add(text, number);
        target.WriteUnsigned((ulong)number);
        var bytes = Encoding.UTF8.GetBytes(text);
        target.WriteUnsigned((ulong)bytes.Length);
        target.WriteBytes(bytes);
    }
}
