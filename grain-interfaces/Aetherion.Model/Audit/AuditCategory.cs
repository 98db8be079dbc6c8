namespace Aetherion.Model;

/// <summary>What kind of change an audit record is about.</summary>
public enum AuditCategory
{
    /// <summary>Settings of a tenant or of the service.</summary>
    Configuration,

    /// <summary>Bots, accounts and orders.</summary>
    Trading,

    /// <summary>Sign-in, keys and roles.</summary>
    Access,

    /// <summary>The life of models and trainings.</summary>
    Models,
}
