using Aetherion.Domain.Venues.Binance;

namespace Aetherion.Domain.Venues.Weex;

/// <summary>
/// Reads <c>depthSnapshot</c> and <c>depth</c>. Whether <c>U</c> of an update is the first id inside or the last of the
/// update before is not for the decoder to say: it stays the first id, and the book decides by its stream.
/// </summary>
internal static class WeexDepthReader
{
    private static readonly BinanceNames Names = new("Esuba", "e U d l");

    public static DecodeStatus Read(ref JsonScanner scanner, bool isSnapshot, VenueMessage message)
    {
        VenueDepth depth = new() { IsSnapshot = isSnapshot };
        BinanceFields fields = new(Names, message);
        scanner.EnterObject();
        while (fields.Next(ref scanner, out var key))
            ReadField(ref scanner, key, ref depth, message);
        var status = fields.End(scanner);
        if (status != DecodeStatus.Decoded)
            return status;
        if (!depth.IsSnapshot && !fields.Has('U'))
            return DecodeStatus.MissingField;
        if (depth.FirstUpdateId > depth.FinalUpdateId)
            return DecodeStatus.InvalidValue;
        message.Kind = depth.IsSnapshot ? VenueMessageKind.DepthSnapshot : VenueMessageKind.DepthUpdate;
        return message.Depths.TryAdd(depth) ? status : DecodeStatus.LimitExceeded;
    }

    private static void ReadField(ref JsonScanner scanner, int key, ref VenueDepth depth, VenueMessage message)
    {
        switch (key)
        {
            case 'E':
                if (scanner.ReadTime(out var time))
                    depth.EventTime = time;
                break;
            case 's':
                if (scanner.ReadText(out var symbol))
                    depth.Symbol = symbol;
                break;
            case 'U':
                if (scanner.ReadId(out var first))
                    depth.FirstUpdateId = first;
                break;
            case 'u':
                if (scanner.ReadId(out var final))
                    depth.FinalUpdateId = final;
                break;
            case 'd':
                ReadChange(ref scanner, ref depth, message);
                break;
            case 'b':
                if (scanner.ReadLevels(message.Bids, out var bids))
                    depth.Bids = bids;
                break;
            case 'a':
                if (scanner.ReadLevels(message.Asks, out var asks))
                    depth.Asks = asks;
                break;
            default:
                scanner.SkipValue();
                break;
        }
    }

    /// <summary>Updates say <c>CHANGED</c>; the other word names a whole book.</summary>
    private static void ReadChange(ref JsonScanner scanner, ref VenueDepth depth, VenueMessage message)
    {
        if (!scanner.ReadString(out var text))
            return;
        if (text.SequenceEqual("SNAPSHOT"u8))
            depth.IsSnapshot = true;
        else if (!text.SequenceEqual("CHANGED"u8))
            message.UnknownValueCount++;
    }
}
