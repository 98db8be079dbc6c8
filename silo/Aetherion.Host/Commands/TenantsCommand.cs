using System.CommandLine;
using System.Globalization;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Postgres;

namespace Aetherion.Host.Commands;

/// <summary><c>tenants create|list</c>: who the service is for.</summary>
internal static class TenantsCommand
{
    private static readonly Option<DirectoryInfo> Data = CommandOptions.Data();

    private static readonly Argument<string> Tenant = new("tenant")
    {
        Description = "Lower-case letters, digits and hyphens; part of every id of what is the tenant's.",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "For people." };

    public static Command Create()
    {
        var create = new Command("create", "Make a tenant.") { Tenant, Name, Data };
        create.SetGuardedAction((parsed, cancellationToken) =>
            DatabaseCommand.RunAsync(parsed.GetValue(Data)!, database => CreateAsync(parsed, database, cancellationToken), cancellationToken));
        var list = new Command("list", "List the tenants.") { Data };
        list.SetGuardedAction((parsed, cancellationToken) =>
            DatabaseCommand.RunAsync(parsed.GetValue(Data)!, database => ListAsync(database, cancellationToken), cancellationToken));
        return new Command("tenants", "Make and list tenants.") { create, list };
    }

    private static async Task<string> CreateAsync(
        ParseResult parsed, AetherionDatabase database, CancellationToken cancellationToken)
    {
        var tenant = parsed.GetValue(Tenant)!;
        if (!SymbolKey.IsRun(tenant))
            throw new CommandException($"'{tenant}' is no tenant's name; use lower-case letters, digits and hyphens.");
        var record = new TenantRecord(
            tenant, parsed.GetValue(Name) ?? tenant, TimeProvider.System.GetUtcNow().UtcDateTime);
        return await CommandAudit.RunAsync(
            CommandAudit.LogOf(database), tenant, AuditCategory.Access, "createTenant", tenant, new { record.Name }, async () =>
                await new TenantDirectory(database.DataSource).AddAsync(record, cancellationToken)
                    ? $"The tenant '{tenant}' is made. Its first key: aetherion keys create --tenant {tenant} --role admin"
                    : throw new CommandException($"There is a tenant '{tenant}' already."), cancellationToken);
    }

    private static async Task<string> ListAsync(AetherionDatabase database, CancellationToken cancellationToken)
    {
        var tenants = await new TenantDirectory(database.DataSource).ListAsync(cancellationToken);
        return tenants.IsEmpty
            ? "There are no tenants. Make one: aetherion tenants create NAME"
            : string.Join('\n', tenants.Select(tenant => string.Create(
                CultureInfo.InvariantCulture, $"{tenant.Tenant,-24} {tenant.CreatedTime:yyyy-MM-dd}  {tenant.Name}")));
    }
}
