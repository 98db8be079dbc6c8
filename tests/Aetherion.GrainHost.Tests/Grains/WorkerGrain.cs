using Orleans;
using Orleans.Runtime;

namespace Aetherion.GrainHost.Tests.Grains;

public sealed class WorkerGrain(Probe probe) : Grain, IWorkerGrain
{
    private static Token? _shared;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        probe.Record($"activate {Key}");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        probe.Record($"deactivate {Key} {reason.ReasonCode}");
    }

    public Task<string> Echo(string text) => Task.FromResult(text);

    public ValueTask<int> Add(int left, int right) => new(left + right);

    public Task<List<int>> Append(List<int> items, int item)
    {
        items.Add(item);
        return Task.FromResult(items);
    }

    public Task<bool> IsSame(Token token) => Task.FromResult(ReferenceEquals(token, _shared));

    public Task<Token> Share(Token token)
    {
        _shared = token;
        return Task.FromResult(token);
    }

    public Task Work(string gate) => PassAsync("work", gate);

    public Task WorkInterleaved(string gate) => PassAsync("interleaved", gate);

    public Task Read(string gate) => PassAsync("read", gate);

    public Task Notify(string gate) => PassAsync("notify", gate);

    public Task NotifyAndFail()
    {
        probe.Record("notified");
        throw new InvalidOperationException("nobody hears this");
    }

    public Task Fail(string kind) => kind switch
    {
        "argument" => throw new ArgumentException("the argument is wrong", nameof(kind)),
        "inner" => throw new InvalidOperationException("outer", new FormatException("inner")),
        "own" => throw new OwnException("of the application"),
        "strange" => throw new StrangeException(42),
        "later" => FailLaterAsync(),
        _ => throw new InvalidOperationException(kind),
    };

    public Task<string> CallOther(string key, string text) => GrainFactory.GetGrain<IWorkerGrain>(key).Echo(text);

    public async Task<string> CallRound(string key, bool allowReentrancy)
    {
        var other = GrainFactory.GetGrain<IWorkerGrain>(key);
        if (!allowReentrancy)
            return await other.CallBack(this.AsReference<IWorkerGrain>());
        using var section = RequestContext.AllowCallChainReentrancy();
        return await other.CallBack(this.AsReference<IWorkerGrain>());
    }

    public Task<string> CallBack(IWorkerGrain caller) => caller.Echo("back");

    public Task<string> Context(string key) => Task.FromResult(RequestContext.Get(key) as string ?? "none");

    public async Task<string> ContextOf(string key, string name)
    {
        await Task.Yield();
        return await GrainFactory.GetGrain<IWorkerGrain>(key).Context(name);
    }

    public async Task Cancellable(CancellationToken cancellationToken)
    {
        probe.Record("cancellable");
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
        probe.Record("cancelled");
        cancellationToken.ThrowIfCancellationRequested();
    }

    public async Task<string> SchedulerAfterAwait()
    {
        var before = TaskScheduler.Current;
        await Task.Yield();
        await Task.Delay(1);
        var started = await Task.Factory.StartNew(
            () => TaskScheduler.Current, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);
        return ReferenceEquals(before, TaskScheduler.Current) && ReferenceEquals(before, started)
            && before is IGrainContext context && context.GrainId == GrainContext.GrainId
            ? "same turn"
            : $"{before} {TaskScheduler.Current} {started}";
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task LeaveAfter(string gate)
    {
        DeactivateOnIdle();
        await PassAsync("leave", gate);
    }

    public Task<int> Activations() => Task.FromResult(probe.Count($"activate {Key}"));

    public Task Keep(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task Sleepless() => throw new TaskCanceledException("gave up");

    private static async Task FailLaterAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException("later");
    }

    private async Task PassAsync(string what, string gate)
    {
        probe.Record($"{what} {gate} begins");
        await probe.Gate(gate);
        probe.Record($"{what} {gate} ends");
    }
}
