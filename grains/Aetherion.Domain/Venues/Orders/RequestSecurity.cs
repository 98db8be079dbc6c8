namespace Aetherion.Domain.Venues.Orders;

/// <summary>What a request needs beside its text.</summary>
public enum RequestSecurity
{
    /// <summary>Nothing.</summary>
    Public,

    /// <summary>The key's name, without a signature.</summary>
    Key,

    /// <summary>A signature with the key's secret.</summary>
    Signature,
}
