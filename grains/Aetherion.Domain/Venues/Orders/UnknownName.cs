namespace Aetherion.Domain.Venues.Orders;

/// <summary>Something in a venue's messages about orders and accounts that is not known here.</summary>
/// <param name="Kind">What a field stood in, or what a word says something about; empty for an event.</param>
/// <param name="Name">As the venue writes it; in brackets what stands for several.</param>
public readonly record struct UnknownName(UnknownNameType Type, string Kind, string Name)
{
    public override string ToString() => Type switch
    {
        UnknownNameType.Field => $"field {Kind}.{Name}",
        UnknownNameType.Value => $"{Kind} {Name}",
        _ => $"event {Name}",
    };
}
