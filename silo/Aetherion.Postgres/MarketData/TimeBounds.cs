namespace Aetherion.Postgres;

/// <summary>The ends of time for bounds that are not given; the driver writes them as infinities.</summary>
internal static class TimeBounds
{
    public static readonly DateTime Min = DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);
    public static readonly DateTime Max = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    public static DateTime From(DateTime? from) => from ?? Min;

    public static DateTime To(DateTime? to) => to ?? Max;
}
