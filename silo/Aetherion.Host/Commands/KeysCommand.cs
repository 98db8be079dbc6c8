using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net;
using Aetherion.Api.Access;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Postgres;
using Aetherion.Silo.Access;

namespace Aetherion.Host.Commands;

/// <summary>
/// <c>keys create|list|revoke|rewrap</c>: API keys without signing in, for the first of a tenant and for when none is left.
/// </summary>
internal static class KeysCommand
{
    private const int KeysMax = 100;
    private const int ListMax = 1_000;

    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();

    private static readonly Option<string> Tenant = new("--tenant")
    {
        Description = "Whose key it is.",
        DefaultValueFactory = _ => TenantKey.LocalTenant,
    };

    private static readonly Option<string> Name = new("--name")
    {
        Description = "For people.",
        DefaultValueFactory = _ => "by command",
    };

    private static readonly Option<AccessRole> Role = new("--role")
    {
        Description = "viewer, trader, admin or operator.",
        DefaultValueFactory = _ => AccessRole.Viewer,
    };

    private static readonly Option<string> Scopes = new("--scopes")
    {
        Description = "read, trade, admin; comma-separated. By default what the role is for.",
    };

    private static readonly Option<string[]> Addresses = new("--address")
    {
        Description = "A network it may be used from, such as 192.0.2.0/24; may be given again. By default all.",
    };

    private static readonly Option<int> Days = CommandOptions.Number(
        "--days", "How long it is good; 0 for ever.", 0, 3_650, preset: 0);

    private static readonly Option<FileInfo?> MasterKeyFile = new("--master-key-file")
    {
        Description = $"The master keys, the newest first; by default those of {MasterKeys.Variable}.",
    };

    private static readonly Argument<string> Id = new("id") { Description = "The id or the text of the key." };

    public static Command Create()
    {
        var create = new Command("create", "Make an API key and show it this once.")
        {
            Tenant, Name, Role, Scopes, Addresses, Days, Data,
        };
        Set(create, CreateAsync);
        var list = new Command("list", "List a tenant's keys, newest first.") { Tenant, Data };
        Set(list, ListAsync);
        var revoke = new Command("revoke", "Refuse a key from now on, within five seconds.") { Id, Tenant, Data };
        Set(revoke, RevokeAsync);
        var rewrap = new Command("rewrap", "Wrap every tenant's venue keys with the newest master key.") { MasterKeyFile, Data };
        Set(rewrap, RewrapAsync);
        return new Command("keys", "Make, list and revoke API keys; wrap venue keys anew.") { create, list, revoke, rewrap };
    }

    private static void Set(
        Command command, Func<ParseResult, AetherionDatabase, CancellationToken, Task<string>> action) =>
        command.SetGuardedAction((parsed, cancellationToken) => DatabaseCommand.RunAsync(
            parsed.GetValue(Data)!, database => action(parsed, database, cancellationToken), cancellationToken));

    private static async Task<string> CreateAsync(
        ParseResult parsed, AetherionDatabase database, CancellationToken cancellationToken)
    {
        var (id, text, hash) = ApiKeySecret.Generate();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var days = parsed.GetValue(Days);
        var role = parsed.GetValue(Role);
        var key = new ApiKey(
            TenantOf(parsed), id, parsed.GetValue(Name)!, role,
            parsed.GetValue(Scopes) is { } scopes ? ReadScopes(scopes) : ScopesOf(role),
            ReadAddresses(parsed.GetValue(Addresses) ?? []), now, Actors.Command)
        {
            ExpiresTime = days == 0 ? null : now.AddDays(days),
        };
        var asked = new
        {
            key.Name, Role = role.ToString(), Scopes = key.Scopes.ToString(), key.Addresses, key.ExpiresTime,
        };
        return await AuditAsync(database, key.Tenant, "createApiKey", id, asked, async () =>
            await new ApiKeyStore(database.DataSource).AddAsync(new StoredApiKey(key, hash), KeysMax, cancellationToken)
                ? $"{text}\nThis is the whole key, and the only time that it is shown."
                : throw new CommandException($"The tenant has {KeysMax} keys already; revoke one first."), cancellationToken);
    }

    private static async Task<string> ListAsync(
        ParseResult parsed, AetherionDatabase database, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var keys = await new ApiKeyStore(database.DataSource).ListAsync(TenantOf(parsed), ListMax, cancellationToken);
        return keys.IsEmpty
            ? $"The tenant '{TenantOf(parsed)}' has no keys."
            : string.Join('\n', keys.Select(key => Describe(key, now)));
    }

    private static async Task<string> RevokeAsync(
        ParseResult parsed, AetherionDatabase database, CancellationToken cancellationToken)
    {
        var given = parsed.GetValue(Id)!;
        var isText = ApiKeySecret.TryParse(given, out var id, out _);
        // A mistyped text still holds most of its secret, which must be neither written nor shown.
        if (!isText && given.StartsWith(ApiKeySecret.Head, StringComparison.Ordinal))
            throw new CommandException("This is not the whole text of a key; 'keys list' shows the ids.");
        id = isText ? id : given.Split('~', '_')[^1];
        var tenant = TenantOf(parsed);
        return await AuditAsync(database, tenant, "revokeApiKey", id, new { Id = id }, async () =>
            await new ApiKeyStore(database.DataSource).RevokeAsync(
                tenant, id, TimeProvider.System.GetUtcNow().UtcDateTime, cancellationToken)
                ? $"The key {id} is refused from now on."
                : throw new CommandException($"The tenant '{tenant}' has no key of this id; 'keys list' shows them."), cancellationToken);
    }

    private static async Task<string> RewrapAsync(
        ParseResult parsed, AetherionDatabase database, CancellationToken cancellationToken)
    {
        var masterKeys = MasterKeys.Load(parsed.GetValue(MasterKeyFile)?.FullName)
            ?? throw new CommandException($"No master keys: give --master-key-file, or set {MasterKeys.Variable}.");
        var vault = new VenueKeyVault(new VenueKeyTable(database.DataSource), masterKeys);
        var asked = new { MasterKey = masterKeys.Newest };
        var count = await AuditAsync(
            database, AuditRecord.ServiceTenant, "rewrapVenueKeys", null, asked,
            () => vault.RewrapAsync(cancellationToken), cancellationToken);
        return $"{count} venue keys were wrapped with '{masterKeys.Newest}'; older master keys are no longer needed.";
    }

    private static Task<T> AuditAsync<T>(
        AetherionDatabase database, string tenant, string action, string? subject, object asked, Func<Task<T>> change,
        CancellationToken cancellationToken) => CommandAudit.RunAsync(
            CommandAudit.LogOf(database), tenant, AuditCategory.Access, action, subject, asked, change, cancellationToken);

    private static string TenantOf(ParseResult parsed) => parsed.GetValue(Tenant) is { } tenant && SymbolKey.IsRun(tenant)
        ? tenant
        : throw new CommandException("--tenant: use lower-case letters, digits and hyphens.");

    private static AccessScopes ScopesOf(AccessRole role) => role switch
    {
        AccessRole.Viewer => AccessScopes.Read,
        AccessRole.Trader => AccessScopes.Read | AccessScopes.Trade,
        _ => AccessScopes.All,
    };

    private static AccessScopes ReadScopes(string text)
    {
        var scopes = AccessScopes.None;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            scopes |= word switch
            {
                "read" => AccessScopes.Read,
                "trade" => AccessScopes.Trade,
                "admin" => AccessScopes.Admin,
                _ => throw new CommandException($"--scopes: there is no scope '{word}'; write read, trade or admin."),
            };
        return scopes;
    }

    private static ImmutableArray<string> ReadAddresses(IEnumerable<string> texts) =>
        [.. texts.Select(text => IPNetwork.TryParse(text, out _)
            ? text
            : throw new CommandException($"--address {text}: write a network such as 192.0.2.0/24."))];

    private static string Describe(ApiKey key, DateTime now)
    {
        var state = key.RevokedTime is not null ? "revoked" : key.ExpiresTime <= now ? "expired" : "good";
        var used = key.LastUsedTime is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"last used {time:yyyy-MM-dd HH:mm} from {key.LastUsedAddress}")
            : "never used";
        return $"{key.Id}  {state,-8} {key.Role.ToString().ToLowerInvariant(),-8} {key.Scopes,-18} {key.Name}  ({used})";
    }
}
