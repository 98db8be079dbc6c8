namespace Aetherion.GrainInterfaces;

/// <summary>What a key or token was made for; its holder's role limits it further. Withdrawing is no scope.</summary>
[Flags]
public enum AccessScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Queries and subscriptions.</summary>
    Read = 1,

    /// <summary>Bots, orders and accounts.</summary>
    Trade = 2,

    /// <summary>Keys, settings and models.</summary>
    Admin = 4,

    /// <summary>Everything there is.</summary>
    All = Read | Trade | Admin,
}
