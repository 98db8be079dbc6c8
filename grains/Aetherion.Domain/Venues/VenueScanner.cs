namespace Aetherion.Domain.Venues;

/// <summary>The values that venues write alike.</summary>
internal static class VenueScanner
{
    /// <summary>A number that may not be negative, as a price or a quantity.</summary>
    public static bool ReadAmount(this ref JsonScanner scanner, out ExactDecimal value) =>
        scanner.ReadDecimal(out value) && (value.Digits >= 0 || scanner.Fail(DecodeStatus.InvalidValue));

    /// <summary>Such a number, or null where the venue leaves it empty.</summary>
    public static ExactDecimal? ReadOptionalAmount(this ref JsonScanner scanner) =>
        !scanner.TakeAbsent() && scanner.ReadAmount(out var value) ? value : null;

    /// <summary>Such a number of any notation and of as many digits as a decimal has: for rules, not for market data.</summary>
    public static decimal? ReadOptionalNumber(this ref JsonScanner scanner)
    {
        if (scanner.TakeAbsent() || !scanner.ReadNumber(out var value))
            return null;
        if (value < 0)
            scanner.Fail(DecodeStatus.InvalidValue);
        return value;
    }

    /// <summary>An id, 0 or above.</summary>
    public static bool ReadId(this ref JsonScanner scanner, out long value) =>
        scanner.ReadInt64(out value) && (value >= 0 || scanner.Fail(DecodeStatus.InvalidValue));

    /// <summary>Passes the value of a field that is not used; one whose name is not known is counted.</summary>
    public static void SkipUnused(this ref JsonScanner scanner, ReadOnlySpan<byte> name, FieldNames unused, VenueMessage message)
    {
        if (scanner.HasFailed)
            return;
        if (!unused.Contains(name))
            message.UnknownFields.Add(name);
        scanner.SkipValue();
    }

    /// <summary>Passes an object of which nothing but its kind is used; fields of other names than the known are counted.</summary>
    public static DecodeStatus SkipObject(this ref JsonScanner scanner, FieldNames known, VenueMessage message)
    {
        scanner.EnterObject();
        while (scanner.NextField(out var name))
            scanner.SkipUnused(name, known, message);
        return scanner.Status;
    }

    /// <summary>Pairs of price and quantity; what some messages put behind them is passed.</summary>
    public static bool ReadLevels(this ref JsonScanner scanner, VenueList<VenueLevel> levels, out Range range)
    {
        var start = levels.Count;
        scanner.EnterArray();
        while (scanner.NextElement())
        {
            if (!ReadLevel(ref scanner, out var level))
                break;
            if (!levels.TryAdd(level))
                scanner.Fail(DecodeStatus.LimitExceeded);
        }
        range = start..levels.Count;
        return !scanner.HasFailed;
    }

    private static bool ReadLevel(ref JsonScanner scanner, out VenueLevel level)
    {
        if (scanner.TryReadPair(out var price, out var quantity))
        {
            level = new VenueLevel(price, quantity);
            return true;
        }
        level = default;
        if (!scanner.EnterArray() || !scanner.NextElement() || !scanner.ReadAmount(out price)
            || !scanner.NextElement() || !scanner.ReadAmount(out quantity))
            return scanner.Fail(DecodeStatus.Malformed);
        while (scanner.NextElement())
            scanner.SkipValue();
        level = new VenueLevel(price, quantity);
        return !scanner.HasFailed;
    }
}
