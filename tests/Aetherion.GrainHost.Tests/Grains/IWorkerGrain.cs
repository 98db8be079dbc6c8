using Orleans;
using Orleans.Concurrency;

namespace Aetherion.GrainHost.Tests.Grains;

public interface IWorkerGrain : IGrainWithStringKey
{
    Task<string> Echo(string text);

    ValueTask<int> Add(int left, int right);

    Task<List<int>> Append(List<int> items, int item);

    Task<bool> IsSame(Token token);

    Task<Token> Share(Token token);

    /// <summary>Records begin, waits at the gate, records end.</summary>
    Task Work(string gate);

    [AlwaysInterleave]
    Task WorkInterleaved(string gate);

    [ReadOnly]
    Task Read(string gate);

    [OneWay]
    Task Notify(string gate);

    [OneWay]
    Task NotifyAndFail();

    Task Fail(string kind);

    Task<string> CallOther(string key, string text);

    /// <summary>Calls the other, which calls this one back.</summary>
    Task<string> CallRound(string key, bool allowReentrancy);

    Task<string> CallBack(IWorkerGrain caller);

    Task<string> Context(string key);

    Task<string> ContextOf(string key, string name);

    Task Cancellable(CancellationToken cancellationToken);

    Task<string> SchedulerAfterAwait();

    Task Leave();

    Task LeaveAfter(string gate);

    Task<int> Activations();

    Task Keep(TimeSpan time);

    Task Sleepless();
}
