using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Aetherion.Model;

/// <summary>The key of a bot or account grain: <c>tenant/name</c>.</summary>
[JsonConverter(typeof(ParsableJsonConverter<TenantKey>))]
public readonly record struct TenantKey : IParsable<TenantKey>
{
    /// <summary>The tenant to which everything belongs in local mode.</summary>
    public const string LocalTenant = "local";

    /// <exception cref="FormatException">
    /// A part is empty, too long or holds a character outside its alphabet.
    /// </exception>
    public TenantKey(string tenant, string name)
    {
        if (!SymbolKey.IsRun(tenant) || !SymbolKey.IsRun(name))
            throw new FormatException(
                $"'{tenant}/{name}' is no tenant's id; use lower-case letters, digits and hyphens: tenant/name.");
        Tenant = tenant;
        Name = name;
    }

    public string Tenant { get; }

    public string Name { get; }

    public static TenantKey Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var key)
            ? key
            : throw new FormatException(
                $"'{s}' is no tenant's id; use lower-case letters, digits and hyphens: tenant/name.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TenantKey result)
    {
        result = default;
        var parts = s?.Split('/');
        if (parts is not { Length: 2 } || !SymbolKey.IsRun(parts[0]) || !SymbolKey.IsRun(parts[1]))
            return false;
        result = new TenantKey(parts[0], parts[1]);
        return true;
    }

    public override string ToString() => $"{Tenant}/{Name}";
}
