namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a name that is not known here is the name of.</summary>
public enum UnknownNameType
{
    /// <summary>A field of an object.</summary>
    Field,

    /// <summary>A word out of a list, such as a status.</summary>
    Value,

    /// <summary>An event as a whole.</summary>
    Event,
}
