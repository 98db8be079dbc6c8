namespace Aetherion.Domain.Markets;

/// <summary>Opening and closing time of a day, in the market's own time zone.</summary>
internal readonly record struct SessionHours(TimeOnly Open, TimeOnly Close);
