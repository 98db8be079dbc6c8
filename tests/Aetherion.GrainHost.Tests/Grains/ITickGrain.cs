using Orleans;

namespace Aetherion.GrainHost.Tests.Grains;

public interface ITickGrain : IRemindable, IGrainWithStringKey
{
    Task Start(string name, TimeSpan dueTime, TimeSpan period, bool interleave, bool keepAlive);

    Task Stop(string name);

    Task Change(string name, TimeSpan dueTime, TimeSpan period);

    Task Work(string gate);

    Task Ping();

    Task Leave();

    Task Remind(string name, TimeSpan dueTime, TimeSpan period);

    Task Forget(string name);

    Task<List<string>> Reminders();
}
