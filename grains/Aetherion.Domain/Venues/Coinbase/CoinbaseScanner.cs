using Aetherion.Model;

namespace Aetherion.Domain.Venues.Coinbase;

/// <summary>The values that only Coinbase writes in its way.</summary>
internal static class CoinbaseScanner
{
    /// <summary>A side of an order; no other text makes sense where one is asked for.</summary>
    public static bool ReadSide(this ref JsonScanner scanner, out Side side)
    {
        side = Side.Buy;
        if (!scanner.ReadString(out var text))
            return false;
        if (text.SequenceEqual("buy"u8) || text.SequenceEqual("BUY"u8))
            return true;
        side = Side.Sell;
        return text.SequenceEqual("sell"u8) || text.SequenceEqual("SELL"u8) || scanner.Fail(DecodeStatus.InvalidValue);
    }

    /// <summary>Triples of side, price and the whole quantity there now.</summary>
    public static void ReadChanges(this ref JsonScanner scanner, VenueMessage message)
    {
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            if (!scanner.EnterArray() || !scanner.NextElement() || !scanner.ReadSide(out var side)
                || !scanner.NextElement() || !scanner.ReadAmount(out var price)
                || !scanner.NextElement() || !scanner.ReadAmount(out var quantity))
            {
                scanner.Fail(DecodeStatus.Malformed);
                return;
            }
            while (scanner.NextElement())
                scanner.SkipValue();
            var levels = side == Side.Buy ? message.Bids : message.Asks;
            if (!levels.TryAdd(new VenueLevel(price, quantity)))
                scanner.Fail(DecodeStatus.LimitExceeded);
        }
    }
}
