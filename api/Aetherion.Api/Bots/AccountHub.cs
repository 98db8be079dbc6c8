using Aetherion.Api.Live;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>An account whenever its version has grown.</summary>
internal sealed class AccountHub(StreamServices services, TenantKey account)
    : PolledHub<AccountUpdateType>(services, StreamLimits.ConflatingWindow)
{
    private AccountSnapshot _first = null!;

    public override bool IsLossless => false;

    public override ValueTask<StreamMessage> TakeSnapshotAsync(CancellationToken cancellationToken) =>
        new(new AccountSnapshotType(Epoch, Services.Now, Log.Latest?.Snapshot ?? _first));

    protected override async Task<(string Epoch, long Sequence)> StartAsync(CancellationToken cancellationToken)
    {
        _first = await FindAsync() ?? throw ApiErrors.NotFound("account", account.ToString());
        return (Services.MakeEpoch(), _first.Version);
    }

    protected override async Task<bool> PollAsync(CancellationToken cancellationToken)
    {
        var last = Log.Last;
        if (await FindAsync() is { } found && found.Version > last)
            Publish(new AccountUpdateType(Epoch, last, Services.Now, found));
        return true;
    }

    protected override AccountUpdateType? Merge(long sequence, AccountUpdateType[]? changes) => Log.Latest is { } latest
        ? new AccountUpdateType(Epoch, sequence, latest.EventTime, latest.Snapshot)
        : null;

    // The hub works for all who listen, whoever of them came first.
    private async Task<AccountSnapshot?> FindAsync()
    {
        CallerContext.Current = Caller.OfService(account.Tenant);
        return await Services.Grains.GetAccount(account).GetSnapshot();
    }
}
