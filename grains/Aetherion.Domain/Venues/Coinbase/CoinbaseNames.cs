namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>The fields that one kind of Coinbase message has.</summary>
/// <param name="read">Those whose meaning is used here.</param>
/// <param name="unused">The names of the others that are known, separated by spaces.</param>
internal sealed class CoinbaseNames(CoinbaseField read, string unused)
{
    private readonly FieldNames _unused = new(unused);

    /// <summary>Counts a field that is neither.</summary>
    public void Check(CoinbaseField field, ReadOnlySpan<byte> name, VenueMessage message)
    {
        if ((field & read) == 0 && !_unused.Contains(name))
            message.UnknownFields.Add(name);
    }
}
