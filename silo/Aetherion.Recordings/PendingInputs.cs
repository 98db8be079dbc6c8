using Aetherion.Domain.Venues.Sessions;

namespace Aetherion.Recordings;

/// <summary>Copies of inputs that wait to be written; the room is used again.</summary>
internal sealed class PendingInputs
{
    /// <summary>What an input takes beside its payload, about.</summary>
    private const int HeadBytes = 64;

    private readonly List<(VenueInput Head, int Start, int Length)> _inputs = [];
    private byte[] _payloads = new byte[RecordingFormat.BlockBytes];
    private int _used;

    public int Count => _inputs.Count;

    public long Bytes => _used + ((long)_inputs.Count * HeadBytes);

    public VenueInput this[int index]
    {
        get
        {
            var (head, start, length) = _inputs[index];
            return head with { Payload = _payloads.AsMemory(start, length) };
        }
    }

    public void Add(in VenueInput input)
    {
        var length = input.Payload.Length;
        if (_used + length > _payloads.Length)
            Array.Resize(ref _payloads, Math.Max(_used + length, _payloads.Length * 2));
        input.Payload.CopyTo(_payloads.AsMemory(_used));
        _inputs.Add((input with { Payload = default }, _used, length));
        _used += length;
    }

    public void Clear()
    {
        _inputs.Clear();
        _used = 0;
    }
}
