"""The lexicon of stems that the aligner knows before it has read anything.

Made by `tests/tools/make_lexicon.py` from everyday words and the project's own
guides, essays and messages; not edited by hand.
"""

SEED = """
абзац=paragr,passag абсолю=absolu аванс=advanc авар=accide,crash,emerge август=august автобу=bus автома=automa
автомо=car автор=author авторс=author агент=agent агентс=agenc агресс=aggres адвок=lawyer админи=admini адрес=addres
азбук=alphab академ=academ,scienc аккуму=batter аккура=neat,tid акт=act актер=actor активн=activ алекса=alexan
алмаз=diamon алфави=alphab альб=album амбар=barn америк=americ амстер=amster амур=amur амурск=amur анализ=analys
англий=englis анн=anna аноним=anonym апельс=orang апостр=apostr апрел=april аптека=chemis аргуме=argume аренд=leas,rent
аренда=tenant арест=arrest арм=arm аром=scent архив=archiv архите=archit атак=attack атриб=attrib атэс=apec
аудито=audien аукцио=auctio афгани=afghan аэропо=airpor бабочк=butter бабушк=grandm багаж=luggag баз=bas,databa
байка=baikal,lak байт=byt бак=tank бакале=grocer бал=ball баланс=balanc балк=beam балкон=balcon бам=bam бан=bath
банд=gang банк=bank,jar бар=bar бараба=drum барх=velvet барьер=barrie басн=fabl бассей=pool батаре=batter башн=tower
бегун=runner бед=troubl,miser бедн=poor беднос=povert бедств=disast бежа=run,escap,fle бежене=refuge без=withou
безопа=saf,securi,safet,secur безраб=unempl безумн=craz,mad безымя=anonym бекон=bacon бел=whit,linen белк=squirr
белок=protei бензин=petrol берег=bank,coast,shor,beach береме=pregna бесед=conver,interv бескон=infini беспла=fre
беспок=worr,bother,distur беспор=mes бетон=concre библио=librar бил=ticket биогра=biogra биолог=biolog бирж=exchan
бит=beat битв=battl благод=thank,gratef благор=nobl благот=charit бледн=pal ближай=neares близк=clos,near близне=twin
блог=blog блок=block блюд=dish блюдц=saucer боб=bean бог=god богат=rich,wealth богатс=wealth бой=battl бол=ach,pain
боле=ach болезн=diseas,illnes болот=swamp болт=bolt больн=hurt,ill,sick,painfu больни=hospit больш=big,larg,mor,than
больши=majori,most бомб=bomb бород=beard борьб=fight,strugg ботино=sho,boot бочк=barrel боя=afraid бра=tak брак=marria
брат=brothe браузе=browse бревн=log брем=burden бригад=gang бриз=breez британ=britis бритв=razor броди=wander
броси=throw,abando,cast брошюр=stitch брусок=bar брюк=trouse буди=wak будущ=futur букв=letter булавк=pin булочн=baker
бумаг=paper бунт=riot бур=brown,storm бутон=bud бутылк=bottl буханк=loaf бухт=bay бывш=former бык=ox был=was,wer
быстр=fast,quick,rapid,faster быт=may бюдж=budget вагон=carria,coach,wagon важн=import,releva,vital важнос=import
валов=gros валют=curren ванн=bath вантов=cabl варен=jam вариан=altern,option,varian ваш=your введен=introd ввес=introd
ввод=input ввоз=import вдов=widow вдол=along вдохно=inspir веб=web вед=lead ведр=bucket ведьм=witch веер=fan
вежлив=polit век=centur велик=great,grand велика=giant велико=magnif,splend величе=majest велоси=bicycl вен=vein
вентил=fan вер=belief,faith веревк=rop вери=believ верн=tru,loyal верну=return,back вероят=like,probab верс=versio
верста=render вертик=vertic верх=top верхн=upper верхов=suprem вершин=peak вес=driv,lead,weight,behav
весел=cheer,fun,merr веси=weigh весн=spr ветв=branch,limb ветер=wind ветера=vetera ветеро=breez ветк=branch вечер=even
вечери=part вечн=eterna вещ=thing,stuff вещест=matter,substa взаимн=mutual взгляд=look,glanc взима=charg взнос=fee
взобра=climb взорва=explod взросл=adult взрыв=explos взя=borrow,tak взят=reus вид=kind,preten,sort,view виде=see,video
видим=visibl видн=promin вилк=fork,plug вин=blam,fault,win,guilt вини=blam винов=blam виновн=guilt виногр=grap
винт=screw винтов=rifl виртуа=virtua вирус=viru висе=hang витт=witt вишн=cherr вклад=contri,deposi вкладк=tab
включа=includ включи=enabl,includ вкус=tast,flavou вкусн=delici влаг=moistu владе=posses владел=owner владен=posses
владив=vladiv владим=vladim влажн=damp,humid,moist влас=power,author влия=affect,influe влиян=impact,influe вложен=nest
вложи=invest вмест=togeth,instea,plac вмести=capaci вмеша=interf вне=beyond,outsid внедре=embedd внедри=emb
внезап=sudden внесен=plant внешн=extern,outer внешно=appear вниз=down,foot вниман=attent внимат=carefu вноси=contri
внук=grands внутр=insid внутре=inner,interi,intern вовлеч=involv вод=water водите=driver водопа=waterf водохр=reserv
военн=milita вожд=leader возвр=refund возвра=return,exit воздел=cultiv воздух=air возл=besid
возмож=possib,chanc,mayb,opport возник=appear,emerg возобн=resum возраж=object возрас=age вой=enter войн=war
войск=arm,troop вокза=statio вокруг=around волк=wolf волн=wav,excit волокн=fiber волос=hair волшеб=magic вольн=free
вообра=imagin вопрек=despit вопрос=questi,issu,commen,ask вор=thief ворот=gat воротн=collar восем=eight воск=wax
воскли=exclam воскре=sunda воспом=memor воспри=percei восста=recove,restor восток=east востор=deligh восточ=easter
восхищ=admir восьм=eight воше=whoeve вперед=forwar впечат=impres вполн=quit впусти=admit враг=enem врач=doctor,physic
враща=turn,rotat,spin вред=harm врезк=alert врем=season,tim,dur,tens времен=tempor,tim вровен=counte вручн=hand
вряд=unlike все=all,everyt,ever всег=total,whol всегд=alway вселен=univer всеобщ=univer всех=all вспомн=rememb,recall
вспышк=flash вста=stop встави=insert,past вставк=hook встрет=meet,encoun,met встреч=meet вступл=introd втор=second
вторгн=invad вторич=second вторни=tuesda вуал=veil вулкан=volcan вход=entran,entr,input входи=enter вчер=yester
выбер=choos выбира=choos выбор=choos,choic,electi,select выборк=draw выбра=choos,elect,pick,select вывод=conclu,output
вывоз=export выгод=benefi выделе=emphas выжи=surviv выз=call,challe вызва=caus,invok выигра=win выигры=gain выл=ble
вылет=ble вымысе=fictio выплат=paymen выполн=execut,fulfil,perfor выпуск=publis,releas,issu выпуст=publis выраже=expres
вырази=expres вырас=grow выреза=carv высок=high,tall высот=height выстав=exhibi выстре=shot высш=superi
выход=exit,output выходн=weeken выцвет=fad вычерк=struck вычисл=calcul,comput,evalua вычита=review вычитк=review
выш=abov вяза=knit гаван=harbou,gavan,sovets,taishe газ=gas газет=newspa газон=lawn гайк=nut галере=galler галсту=tie
гараж=garag гарант=guaran,warran гвозд=nail где=somewh,wher ген=geniu генер=genera генера=genera,secret геогра=geogra
гер=hero гербар=herbar герцог=duk геттер=getter гибк=flexib гигант=giant гипоте=hypoth гитар=guitar глав=chapte
главн=main,chief,prim,princi главны=main глаго=verb гладк=smooth глаз=eye глин=cla глобал=global глобус=glob
глубин=depth глубок=deep,profou глуп=sil,stupid глух=deaf гна=chas гнезд=nest гни=deca гнил=rotten гну=bend говор=say
говори=say,speak,talk говяди=beef год=season,year годов=annual годовщ=annive гол=bar,goal,nak голов=head голода=starv
голодн=hungr голос=voic,vot голуб=blu гонец=messen гонк=rac гор=mounta,grief,mount,throat горбач=gorbac горд=proud
гордос=prid горе=burn горизо=horizo горнич=maid город=cit,town городс=urban горох=pea горшок=pot горьк=bitter горяч=hot
гос=guest господ=gentle гостин=hotel госуда=stat готов=read,will,finish готови=cook граби=rob грав=engrav гравюр=engrav
град=hail градие=gradie градус=degre гражда=citize,civil грамма=gramma границ=border,bound,fronti график=chart,graph
гречес=greek гриб=fungu,mushro гроб=coffin гром=thunde громк=loud груб=rough,rud,coars грубос=rud груд=chest
груз=load,cargo,freigh грузов=lorr,truck групп=group,audien,batch группи=group грустн=sad груш=pear гряз=mud грязн=dirt
губ=lip губерн=govern губк=spong гуля=walk гус=goos дава=giv давлен=pressu даж=even дал=furthe далек=far,distan,remot
дальш=furthe,next дам=lad данн=data дат=giv,dat два=two двадца=twent дважд=twic две=two двенад=twelv двер=door
двига=mov двигат=engin движен=motion,moveme,traffi двоето=colon двойн=doubl двор=yard,court дворец=palac двоюро=cousin
двух=two двуязы=biling дебат=debat девочк=girl девушк=girl девя=nin девятн=ninete дед=grandf дедушк=grandf
действ=act,action,actual,effect декабр=decemb дел=busine,matter,affair,fil дела=mak,preten,doe делен=divisi
дели=divid,shar,halv делит=divid демонс=sampl ден=day деньг=mone депут=deput дерев=tre,wood деревн=villag деревя=wooden
держа=hold,keep деся=ten десят=tenth десяти=decad дет=child детал=detail детств=child дефис=hyphen дешев=cheap
деятел=activ,activi диагра=diagra диалек=dialec диалог=dialog диамет=diamet диапаз=rang диет=diet дизайн=design
дик=wild дипл=diplom,dipl диплом=diplom директ=direct дириже=conduc диск=disk дисцип=discip длин=length
длинн=long,longer длител=dur для=for дне=day дневни=diar дно=bottom дня=day добави=add добавл=add доби=achiev
добр=good,kind,welcom добров=volunt доброд=virtu добыч=pre довер=confid доверя=trust доволь=enough догада=gues
догово=agre,contra,agreem,treat дожд=rain доз=dos доказа=proof,prov,eviden доклад=report доктор=doctor докуме=docume
дол=shar,fracti,propor долг=debt,dut,long должен=owe,should должн=due,must,should долин=valle доллар=dollar,billio
дольш=longer дом=hom,hous домашн=domest домен=domain домик=cottag дополн=extra,comple допуст=allow,assum
дорог=dear,expens,road,railwa доск=board,plank достав=delive достат=enough,suffic достиг=achiev достич=achiev,reach
достое=dostoe доступ=acces,availa досуг=leisur доход=incom,revenu доч=daught дра=fight драгоц=jewel,precio
драйве=driver драм=drama древес=timber древн=ancien дрейф=drift дроб=fracti дрожа=trembl
друг=differ,friend,anothe,other дружб=friend дружес=friend дуб=oak дума=think дурак=fool дурн=bad дут=blow
дух=ghost,spirit духовк=oven душ=shower,soul дым=smok дыр=hol дыхан=breath дыша=breath дьяво=devil дюжин=dozen
дюйм=inch дяд=uncl еврейс=hebrew европ=europ европе=europe его=its еда=food,meal един=unifor единиц=unit
единст=singl,sol ежегод=annual ежедне=dai ежемес=month еженед=week емкос=capaci есл=unles,you,one ест=eat,has,ther
естест=natura еха=driv,rid еще=still,yet,mor жал=sting жалоб=appeal,compla жалова=compla,salar жалос=pit жар=fever,heat
жари=roast жарк=hot жатв=harves жда=expect,wait ждет=wait желан=wish,desir желез=iron железн=railwa желт=yellow
жемчуг=pearl жен=wif жени=marr женск=femal женщин=woman жертв=sacrif,victim жест=gestur жестк=rigid,stiff
жесток=cruel,violen жив=aliv живопи=paint живот=stomac животн=animal жидкос=liquid жизн=lif,lifeti жилец=tenant жир=fat
жит=lif,liv,resid жител=inhabi,reside жук=beetl,bug жуковс=zhukov журна=log,journa,magazi,issu журнал=journa
забавл=amus забаст=strik забор=fenc забот=car,concer забы=forget заверш=comple завис=env,depend зависе=depend
зависи=depend завод=plant,factor завоев=conque завтр=tomorr завтра=breakf загадк=puzzl заглав=titl
заголо=head,headli,headin загран=abroad загруж=load загруз=boot,downlo,upload,load загряз=pollut зада=set задан=task
задач=proble,task задерж=dela,held задн=rear заем=loan зажим=clip заказ=order заказч=custom заклад=bookma заключ=conclu
закон=law,statut законн=legal законч=finish закопа=bur закр=clos закреп=fasten,fix закры=clos,shut закрыв=clos
закрыт=clos зал=hall залив=bay,gulf залог=deposi,mortga замен=replac,substi замени=replac,overwr заменя=replac
замерз=freez замест=deput замети=notic заметк=not заметн=notabl замеча=commen,remark,findin,proble замок=lock,castl
заморс=overse зан=bus занаве=curtai занима=took занов=again заня=borrow,engag,occup занят=occup зап=smell запад=west
западн=wester запас=reserv,stock запасн=spar запере=lock запи=not,record,entr,writ запис=entr записа=writ,writte
заплат=patch заполн=fill запр=ban запрет=ban,forbid,prohib запрос=inquir,quer,reques запуск=launch,start
запуст=run,launch,start запяст=wrist запят=comma запяты=sixtee зар=dawn зараба=earn зарази=infect зарпла=salar,wag
зарубе=abroad заряд=charg зас=bolt заседа=meet заслуг=merit заслуж=deserv зат=then затрон=affect захват=captur
защит=defenc,protec защити=protec защища=defend заяви=declar заявк=applic заявле=statem,confor зва=call звезд=star
звен=link звер=animal звони=call,ring звонок=bell звук=sound зде=her здоров=health зелен=green зем=barrow,earth
земл=earth,ground,land землед=agricu землет=earthq зенитн=aircra,anti зерка=mirror зерн=corn,grain зим=winter
зло=angr,evil,wick злоб=spit зме=snak зна=know,awar знак=mark,sign,charac знаком=famili знамен=famou знан=knowle
знаток=expert знач=mean значен=valu,import,mean значи=mean значит=consid,signif значок=badg зодч=archit зол=ash
золот=gold,golden зон=zon зонт=umbrel зрелищ=specta зрен=sight,vision зрите=audien зрител=viewer зуб=tooth ива=willow
игл=needl игр=gam игра=pla игрок=player игрушк=toy иде=idea идеа=ideal идт=walk ижиц=izhits изб=hut избега=avoid
избежа=avoid избра=elect избыто=exces извес=lim извест=famou,known извине=apolog извини=excus извиня=apolog
извлеч=extrac изгиб=bend изгнан=exil изгоро=hedg изда=publis издан=editio,public издате=publis издел=produc
измене=chang измени=chang,modif измере=measur измери=measur измеря=measur изобра=imag изобре=invent изуми=amaz,astoni
изучен=stud изучи=examin изящн=elegan иллюст=illust,pictur имен=estat,nam,their именн=exact импер=empir импера=empero
импорт=import имущес=proper имя=nam инач=otherw,differ индекс=index инжене=engine инициа=initia иногд=occasi
иностр=foreig инспек=inspec инстин=instin инстит=instit инстру=instru,tool интерв=interv интере=intere интерн=intern
интерп=interp интерф=interf инфляц=infl информ=inform,age ипотек=mortga иск=claim иска=search,seek исключ=except,exclud
искр=spark искрен=sincer искусн=skilfu искусс=art,artifi,iskuss искуша=tempt испеч=bak исполн=execut,perfor,worker
исполь=use,exploi,used испорт=spoil исправ=correc,fix испуга=afraid,startl испыта=test,trial
исслед=explor,invest,resear истека=embarg истеч=expir истин=tru истор=histor,stor истори=histor источн=sourc,cit,item
исход=outcom исходн=sourc исчез=gon исчезн=disapp,vanish исчерп=limit итерац=iterat итог=result,total июл=jul июн=jun
кабел=cabl кабин=cabine каблук=heel кавычк=quot,mark кажд=ever,per,each каза=appear,seem как=how,are календ=calend
калитк=gat камбод=cambod,vietna камен=rock,ston камер=camera кампан=campai кампус=campu кана=canal,channe канав=ditch
кандид=candid капита=capita,captai капл=drop капуст=cabbag каранд=pencil кардин=cardin карет=carria карман=pocket
карт=card,map,chart картин=pictur,paint картоф=potato карточ=card карьер=career каса=concer касает=affect катало=catalo
катаст=disast катего=catego катер=boat кати=roll катушк=coil каче=swing качест=qualit кашел=cough кают=cabin
квадр=squar квалиф=qualif кварта=block кварти=apartm,flat квитан=receip кем=whom кепк=cap кеш=reus килогр=kilogr
киломе=kilome ким=kim,sung кин=cinema кипе=boil кипяти=boil кирилл=cyrill кирпич=brick кис=brush кислор=oxygen
кислот=acid кит=whal кита=china китайс=chines клавиа=keyboa клавиш=key кладби=cemete клас=put класс=clas,grad
класси=classi кле=glu клеи=glu клетк=cag,cell клиент=client клим=climat клон=clon клуб=club ключ=key,clu,item
кляс=swear клятв=oath книг=book кнопк=button кнут=whip княз=princ кова=forg ковер=carpet,rug ког=whom
когд=ever,whenev,when код=cod кодиро=encod кож=skin,leathe коз=goat кол=stak колбас=sausag колбэк=callba коле=gaug
колеба=hesita колен=kne колес=wheel количе=amount,quanti коллег=collea коллед=colleg коллек=collec колоде=well
колоко=bell колон=colon колонк=column колонн=column колонт=runn кольц=ring ком=lump команд=team,comman,crew
комисс=commis,commit комит=commit комм=commit коммен=commen коммит=commit комнат=room компан=compan компас=compas
компил=compil композ=compos компон=compon компью=comput комсом=komsom кон=hors конвер=envelo конец=end
конкре=concre,specif конкур=compet,contes консол=consol конста=consta консти=consti констр=constr консул=consul,depart
контак=contac контей=contai контек=contex контор=offic контра=contra контро=contro,hash конфер=confer конфиг=config
конфли=confli конц=eventu,end концер=concer кончае=end кончи=end,finish кончик=tip коп=cop копа=dig кор=bark
корабл=ship коре=south корейс=korean корен=root корзин=basket коридо=corrid,ladder,river,widest коричн=brown корми=feed
коробк=box коров=cow корол=king короле=queen,kingdo,royal корон=crown коротк=short,shorte короч=shorte
кортеж=inlin,tupl кос=bon,ivor,backsl косну=touch костюм=costum,suit кот=cat котор=has,for коф=coffe кошеле=purs
кошк=cat кра=edg,margin,region краж=theft крайн=extrem кран=tap краси=paint,dye красив=beauti,handso
краск=colour,paint,ink красн=red кратк=short,brief крах=crash кред=credit крем=cream крепос=fort,fortre крест=cros
кресть=farmer,peasan крив=curv кризис=crisi криста=crysta критик=critic крича=cry,shout,scream кров=blood крова=bed
кролик=rabbit кром=except,moreov крошеч=tin круг=circl кругл=round кружев=lac крупн=big,larg,major,larger крут=steep
крути=twist кры=wing крылов=krylov крыс=rat крыш=roof крышк=cover,lid крючок=hook кси=introd,ksi,exclud кто=who
кузниц=forg кукуру=corn кулак=fist куленб=kuhlen культу=cultur куп=compar купец=mercha купи=buy куплен=bought купо=dom
купц=mercha кури=smok куриц=chicke курс=cours курсор=cursor куртк=jacket кусок=piec куст=bush кухн=kitche куч=heap,pil
кэш=cach лабора=labora лавк=shop лавочн=shopke лагер=camp ладон=palm лазер=laser ламп=lamp лампоч=bulb лапк=fir,paw
ласточ=swallo латини=latin латинс=latin латун=bras лая=bark лга=lie леб=loeb лебед=swan лев=left,lion легенд=legend
легк=eas,light,lung,slight легкос=eas лед=ice,crack ледоко=icebre леж=contai лежа=lie лез=climb лекарс=medici,drug
лекц=lectur лен=flax,linen ленив=laz лент=ribbon,tap,feed лес=forest,wood,scaffo лестни=ladder,stair лет=summer,year
лете=fly летопи=chroni летчик=pilot лечен=treatm лечи=cur,heal,treat либ=either лиг=leagu лигату=ligatu лидер=leader
лимон=lemon лин=lin линейк=ruler,rul линз=len лис=fox лист=leaf,sheet лит=pour литера=litera литр=litr лифт=elevat
лихора=fever лиц=fac,person лиценз=licens,licenc личн=indivi,person личнос=identi лишн=extra лоб=forehe лови=catch
ловушк=trap логик=logic лодк=boat лож=fals ложк=spoon ложн=fals,alarm ложных=alarm лоз=vin локаль=local локо=elbow
лома=break ломоно=lomono ломтик=slic лопат=shovel,spad лосо=salmon лоцман=pilot лошад=hors луг=meadow лук=bow,onion
лукови=bulb лун=moon луч=beam,ray лучш=best,better лыж=ski люб=any,either люби=lik,lov,fond любим=favour любов=lov
любопы=curiou люд=peopl людск=human лягушк=frog маг=magic магази=shop,stor магн=magnet майор=major мак=layout
макет=layout макрос=macro максим=maximu мал=littl,few малень=littl,small мальчи=boy манер=manner маньчж=manchu
марк=stamp маркер=bullet март=march маршр=rout мас=oil,butter маск=mask масс=mas мастер=master,worksh масшта=scal
мат=mother матема=mathem матер=mother матери=materi матрос=sailor машин=car,machin,vehicl машини=typist машинк=typewr
маяк=lighth мебел=furnit мед=bras,copper,hone медал=medal медвед=bear медици=medica медлен=slow межд=among,betwee
междун=intern мел=chalk мелк=small,minor,shallo мелод=tun мельни=mill,miller,windmi мельч=smalle мен=menu
меньш=les,fewer меньши=minori меня=chang,var меняет=stay мер=measur мертв=dead мес=reveng,sweep мест=plac,seat,loc
местн=local месяц=month мет=broom метал=metal метк=label,tag метод=method метр=metr мех=fur механи=mechan меч=sword
мечт=dream меша=distur,stir мешок=bag,sack миг=moment мил=dear,mil,prett миллим=millim миллио=millio милос=merc
мин=minut минера=minera миниму=minimu минист=depart,minist минут=minut мир=peac,world миск=bowl мисс=missio миф=myth
михаи=mikhai младен=bab млекоп=mammal млн=millio млрд=billio,dollar мнен=opinio мног=lot,plent,man,much многот=ellips
множес=plural множит=factor мобиль=mobil мог=may,could моги=grav,tomb мод=fashio модел=model модул=modul мож=may,can
можн=can,may мозг=brain мокр=wet мол=moth моли=pra молитв=prayer молн=lightn моло=grind молод=young молоде=young,youth
молок=milk молото=hammer молча=silenc,silent молчан=silenc мольб=plea момент=moment мон=monk монгол=mongol монет=coin
мор=sea морал=moral морков=carrot мороз=frost морск=marin моряк=sailor москв=moscow мост=bridg мотив=motiv
мотор=engin,motor мох=mos моч=abl мочи=soak мощн=powerf мрамор=marbl мрачн=gloom мудр=wis мудрос=wisdom муж=husban
мужест=courag мужск=mal мужчин=man муз=museum музык=music музыка=musica,musici мук=flour
мусор=garbag,rubbis,collec,gain мух=fly мыл=soap мысл=idea,though мыт=wash мыш=mous мышц=muscl мэр=mayor
мягк=soft,gentl,mild мяс=meat мясник=butche мятежн=rebel мяч=ball наблюд=observ набор=kit,set,typese набра=compos,typ
набран=typ наброс=sketch навига=naviga,navig наводн=flood навсег=foreve навык=skill наград=award,reward над=abov
надежд=hop надежн=reliab надея=hop надлеж=proper нажа=pres,click назад=back назва=call назван=nam
назнач=appoin,assign,destin,purpos наибол=maximu наимен=least най=find найден=found наказа=punish наконе=final нал=raid
наличн=cash налог=tax наложи=impos намере=intend,intent,purpos намн=far наня=emplo,hir нападе=attack напас=attack
написа=writ,writte напито=drink наполн=fill напомн=remind направ=direct напрас=vain наприм=such напрот=contra
наркот=drug народ=nation,peopl,folk насеко=insect населе=popul населя=inhabi насил=violen наслаж=enjo
наслед=heir,inheri,thron насос=pump наста=insist настоя=real настро=adjust,config,mood,sett насып=wheel наугад=random
наук=scienc,academ научи=learn,teach научн=scient наход=find находи=find находк=nakhod,vostoc нац=nation
нача=begin,start начал=top,beginn началь=bos,chief,initia,seed начат=begun начина=begin наш=our неб=sky,heaven
неболь=small неверн=wrong,incorr невест=brid невиди=invisi невинн=innoce невозм=imposs недавн=recent неде=weekda
недел=week недост=lack,miss нежн=delica,gentl,tender незави=indepe незако=illega незнак=strang неизбе=inevit
неизве=unknow нейтра=neutra нельз=cannot нем=dumb немедл=immedi немецк=german немн=few ненави=hat необхо=necess
необыч=extrao,unusua необяз=option неожид=surpri,unexpe неохот=reluct неправ=incorr непуст=empt неразр=break нерв=nerv
нервн=nervou нес=carr нескол=multip,severa,few несмот=despit несчас=misera нет=has,ther нетрон=untouc
неудач=fail,failur неф=oil нечетн=odd неясн=obscur,uncert нигд=nowher ниж=below нижн=lower низ=bottom низк=low
никити=nikiti никогд=never никт=nobod никуд=nowher нит=thread них=them нич=noth нов=new новос=new новшес=innov
ног=foot,leg ного=nail нож=knif ножниц=scisso нол=zero номер=number,issu нормал=normal нос=nos носи=carr,wear ноч=night
ноябр=novemb нрав=temper нрави=lik нравст=moral нужд=need нужда=need нужен=need нужн=necess,need нул=zero,cold
нумеру=numera,roman нынешн=curren ныря=div нян=nurs оао=statem оба=both обаян=charm обвине=charg обвини=accus
обвиня=accus обед=dinner,lunch обеда=din обезья=monke оберну=wrap обеспе=ensur,provid обеща=promis обещан=promis
обзор=review,surve облак=cloud облас=area,provin,region,scop облегч=relief обложк=cover,back обман=cheat обману=deceiv
обмен=exchan обнару=discov,detect обнови=updat обновл=updat,upgrad обоих=both оболоч=shell оборон=defenc оборот=verso
оборуд=equipm обраба=handl обрабо=handle образ=imag образе=sampl,specim образо=educ обратн=back,revers обраща=treat
обраще=appeal обрез=edg обрезн=trimm обрыв=cliff обрыво=fragme обряд=ceremo,ritual обсерв=observ обслуж=mainte
обсуди=discus обсужд=discus обуча=educat обучен=train обширн=extens общ=common,genera обща=commun
общест=compan,public,societ,social общин=commun объ=amount,volum объеди=merg,combin,unit объект=len,object
объяви=announ,declar объявл=advert объясн=explai обыча=custom обычн=common,usual,genera,normal обычны=plain обязан=dut
обязат=oblig овощ=vegeta овц=sheep оглавл=conten огон=fir ограни=limit,restri огромн=enormo,hug,massiv,tremen
огурец=cucumb одежд=cloth одея=blanke один=alon,singl одинак=identi,alik одинна=eleven одинок=alon,lone одисс=odysse
одн=one однажд=onc одним=singl одобри=approv одолжи=lend ожида=expect ожидае=expect озер=lak океан=ocean окн=window
око=about оконча=final округ=distri окруже=enviro окружи=surrou октябр=octobe олен=deer олов=tin омег=omega,psi
онлайн=onlin опасн=danger опасно=danger опер=opera операт=operat операц=oper опере=lean опечат=typo опи=invent
опис=descri описа=descri описан=descri оплат=paymen опозда=lat опозна=identi опреде=certai,defin,defini,determ
опрос=poll опубли=publis опухну=swell опыт=experi оранже=orang орбит=orbit орган=organ органи=organi ордер=warran
оре=eagl орех=nut оригин=origin оркест=band,orches оруж=weapon освобо=fre,som осе=donke осен=autumn осл=donke
осмотр=examin,inspec осн=establ,found основ=bas,basi основа=found основн=basic,fundam,large особ=specia,partic
особен=especi,featur,peculi осозна=realiz оста=sta,remain остава=remain остави=leav,abando остает=stay осталь=rest,els
остана=stop остано=stop,halt остато=rest,balanc,residu остают=sta осторо=carefu остр=island,sharp остроу=wit ось=axi
отбор=filter отв=answer,rep,respon отвез=wheel ответ=answer ответи=answer,respon ответс=liabil,respon отвеча=answer
отда=giv отде=depart,divisi отдель=separa,apart,distin,indivi отделя=fork отдых=rest отдыха=relax отел=hotel
отец=father отзыв=review отказ=failur,refus,garbag отказа=fail,refus отклон=declin,reject отключ=off откров=frank
откры=discov,open открыв=open открыт=open,discov отли=cast отлич=unlik отлича=differ отличн=excell отложи=dela,postpo
отмен=cancel отмени=cancel,undo отмети=mark,celebr,declar относи=relat,relati,belong отноше=attitu,ratio,rel,relati
отобра=displa отправ=send,depart,submit,upload отпуск=vac отрази=reflec отреда=polish отрезо=segmen
отрица=den,negati,neg отрыво=passag отсек=compar отста=behind отстав=resign,behind отступ=retrea,indent
отсутс=absenc,miss оттенк=shad отч=report отчаян=despai отъезд=depart офицер=office официа=offici,waiter охот=hunt
охотн=readi охотни=hunter охран=guard оцени=estima,evalua оценк=estima,grad очевид=obviou очен=ver очеред=queu
очерк=essa очерта=outlin очисти=clean ошибк=error,fault,mistak,bug пада=fall падеж=cas пак=packag,packet пакет=packag
палатк=tent палец=finger,thumb палк=stick паломн=pilgri пальм=palm пальт=coat памя=memor памятк=guid памятн=monume
панел=panel паник=panic пап=pop папк=folder папоро=fern пар=ferr,pair,steam,bet парад=parad паралл=parall
параме=option,parame парикм=hairdr парк=park парлам=parlia парол=passwo парт=part партне=partne парус=sail
паспор=passpo пассаж=passen пассив=passiv пастух=shephe патент=patent пауз=paus паук=spider паутин=web пахну=smell
пациен=patien пачк=pack певец=singer пейзаж=landsc пекар=baker пекин=beij пенс=pensio,retir пепе=ash пер=feathe,pen
перв=first,pionee первич=primar перебр=iterat перева=handl переве=transl перево=transl,interp,transf,transp
перего=negoti перед=front,befor переда=hand,pas,broadc,transf переех=mov переим=renam,mov перекл=switch
переме=chang,variab,token перене=mov перено=hyphen перепи=cop,corres перепл=bind переры=break пересе=cros,immigr
пересм=revis пересч=conver переул=lan перехо=transi перец=pepper перече=list период=period персон=charac,staff
перспе=prospe перчат=glov пес=dog песн=song песок=sand пет=sing петл=loop петр=peter печ=oven,bak,furnac,stov
печа=print,seal печал=sorrow печата=print печатн=printe печен=liver пианин=piano пив=beer пик=peak пикник=picnic
пиксел=pixel пил=saw пир=feast пирог=cak пирс=pier писа=writ писар=clerk писате=writer письм=letter,writ письме=desk
пит=drink пищ=food плава=swim плаван=voyag плави=melt плак=poster плака=cry,weep плам=flam план=plan планет=planet
планир=schedu пласти=plasti плат=dres,charg,far,fee платеж=paymen плати=pay платфо=platfo плашк=backgr плем=trib
племян=nephew,niec пленк=film пленни=prison плеч=should плит=stov плитк=til пло=flesh плод=fruit плоск=flat плотин=dam
плотни=carpen плох=bad площад=squar,area плуг=plough плы=sail,float пляж=beach побег=escap побед=victor
победи=defeat,winner побере=coast поби=beat побужд=urg повар=cook поведе=behav повери=believ поверн=turn поверх=surfac
повеси=hang поворо=pivot повред=damag повреж=damag повсюд=throug повтор=repeat повязк=bandag поглот=swallo погод=weathe
погон=chas погреб=cellar под=below,beneat,under,undern подави=suppre подаро=gift,presen подбор=chin подва=cellar,baseme
подгот=prepar поддер=suppor,mainta подзем=underg подклю=connec подлин=genuin,origin поднос=tra подня=lift,rais,ris
подобн=simila подозр=suspec подой=approa подпи=sign,signat подпис=subscr,sign подраз=imp подроб=detail подрос=teenag
подруг=friend подряд=twic подска=clu,prompt,sugges подста=fill,placeh подтве=acknow,confir подума=think
подушк=pad,pillow подход=approa,approp,fit,suitab подчер=blacke поезд=train поездк=journe,trip пожал=welcom
пожалу=pleas пожар=fir пожерт=donat поз=pos позад=behind позвол=allow,let,enabl поздн=lat позж=later позиц=positi
поиск=search,quest поиско=engin,search пойма=catch пок=until,whil,long показ=show показа=show,demons,displa,shown
показы=show покину=abando поклон=bow,worshi поколе=gener покры=cover покупа=buy,buyer,custom
пол=field,floor,flight,hollow полага=rel полден=aftern,noon полезн=useful полити=polic,politi полиц=polic
полк=shelf,regime полн=comple,full,utter полноч=midnig полови=half положе=positi,provis,situ положи=put,positi
полон=comple полос=band,bar,strip полоте=towel полотн=canva полужи=bold полуос=penins получа=receiv
получи=receiv,gain,obtain польз=benefi,utilit пользо=use,user полюс=pol пометк=hint помеща=fit помидо=tomato
помни=rememb помога=assist помоч=help помощ=help помощн=assist пон=pon понеде=monda понима=unders поня=unders
понят=concep,notion понятн=clear поощря=encour попас=hit попере=acros попол=halv поправ=adjust,amendm попроб=try
попрос=ask популя=popula попытк=attemp попыто=attemp пор=sinc пораже=defeat порог=thresh порок=vic порошо=powder
порт=harbou,port,listen портн=tailor портр=portra порц=portio порядк=order порядо=order,routin,sort посвят=devot
поселе=settle посели=settl посети=visit,visito посеща=attend поскол=sinc посл=after посла=send
послед=last,conseq,consis,final посо=ambass пособ=benefi посоль=embass постав=supp,put постел=bed постеп=gradua
постоя=consta,perman постро=build,constr поступ=act,action,deed пот=sweat,becaus потер=los потерп=fail потеря=los,lost
поток=stream потоло=ceil потреб=consum походи=resemb похож=simila,lik похоро=funera поцелу=kis поч=almost,why,near
почв=ground,soil почерк=handwr почини=repair почк=bud,kidne почт=mail,post поэз=poetr поэт=poet,theref появи=appear
появил=got,lost появле=appear пояс=belt,zon прав=law,right,permis правд=tru,truth прави=rul,edit,govern,regul
правил=correc правит=govern правк=edit правле=board правос=justic праздн=holida,celebr,feast,idl практи=practi
прачеч=laundr прегра=barrie предан=tradit преде=limit предел=within предло=offer,senten,sugges,propos
предм=object,item,subjec предок=ancest предос=grant,provid предот=preven предпо=assum,prefer,suppos
предпр=busine,enterp,undert,ventur предра=prejud предск=predic предст=agent,imagin,introd,repres предуп=warn
предыд=previo прежд=befor прежн=former,old презид=presid преиму=advant прекра=beauti,stop,fin прем=award,bonu,premiu
пренеб=neglec преобр=conver,transf преодо=overco препят=obstac прерва=interr пресле=pursu пресс=pres
престу=crim,crimin,offenc при=recept,shelte,techni прибав=add прибли=approa,approx прибор=instru,devic прибы=arriv
прибыл=profit прив=hello приват=privac привес=bring привет=greet привил=privil привле=attrac привыч=habit
пригла=invit,everyb пригож=recent пригор=suburb пригот=prepar приеха=arriv,com приз=priz
призна=acknow,admit,attrib,confes призра=ghost прий=com приказ=comman приклю=advent прикре=attach прилав=counte
прилаг=adject прилив=tid прилож=append,applic,attach примен=applic,app пример=exampl,approx,instan примит=primit
примор=primor,handl принад=belong принес=bring,fetch приним=accept,refus принос=bring принте=printe принц=princ
принце=prince принци=princi приня=accept,adopt приобр=acquir приори=priori приост=suspen природ=natur,natura
присво=assign присое=join приспо=adapt присут=attend,presen присяж=jur притво=preten притяз=claim приход=com
прича=dock,pier,wharf причал=berth причин=caus,reason,why причуд=fanc прише=arriv прияте=friend приятн=nic,pleasa
пробе=gap,spac пробел=spac пробк=jam пробле=issu провер=check,test,inspec,review провин=provin провод=wir,conduc
прогно=foreca програ=progra,softwa,tool прогре=progre прода=sell продаж=sal продви=advanc,promot продли=extend
продол=contin,proce продук=produc,age проект=projec,design проз=pros прозра=transp произв=produc,manufa,perfor
произн=spell произо=happen происх=occur,origin происш=incide прой=pas,underg промеж=gap,interv промис=promis
промыш=indust пропис=capita пропов=preach пропус=ignor,mis,omit,skip пророк=prophe проси=ask,beg просну=wak
прост=eas,simpl,mer,plain прости=forgiv простр=spac просьб=reques протес=protes против=confli,oppone,oppos,opposi
проток=protoc,ledger протот=protot профес=profes профил=profil прохла=cool проход=passag процве=prospe процед=proced
процен=intere,percen,cent процес=proces прочес=read прочит=read,availa прошл=past прощен=pardon пруд=pond пружин=spr
прыга=jump прыжок=leap прям=direct,straig прята=hid пси=omega,psi психол=psycho птиц=bird публик=publis,public
пуга=fright,scar пугови=button пузыр=bubbl пул=bullet пульс=puls пункт=claus,item,point пус=let пуст=empt,blank,null
пустым=empt,leav пустын=desert пут=path,way,track пута=confus путево=guid путеше=journe,travel пушкин=pushki
пхенья=pyongy пче=bee пшениц=wheat пыл=dust пыта=try,attemp пьян=drunk пят=fiv,fifth пятк=heel пятн=spot,stain
пятнад=fiftee пятниц=frida пятьде=fift раб=slav работ=job,work работа=work,operat,runn работн=employ работо=employ
рабоч=worker равн=equal равнин=plain равнов=balanc рад=glad,sak ради=radio радика=radica радос=joy раз=onc,tim,again
разб=broken разби=break,smash разбир=analys разбро=scatte разв=develo развед=intell развле=entert развод=divorc
развор=spread,editio разгов=talk,conver раздав=crush разде=sectio раздел=divid,split различ=differ,distin,variou
размер=siz размет=markup разн=differ разниц=differ разноо=variet разобр=pars разраб=develo разреж=loos разрез=cut
разреш=allow,permis,permit,resolu разруш=destro разряд=band разум=mind разумн=reason,sensib рай=paradi
район=area,distri рак=cancer ракет=rocket ракови=shell рам=fram рамк=fram ран=ear,injur,wound ранг=rank рани=hurt,injur
ранн=ear раньш=befor рас=grow раскры=expos,reveal распад=deca распак=unpack распис=schedu,timeta распол=arrang
распре=distri распро=spread рассв=dawn расска=stor,tell,narrat рассле=invest рассмо=consid рассто=distan расстр=upset
рассчи=calcul раст=grow раство=dissol,soluti растен=plant растр=shad расход=expens расчес=comb
расшир=expand,extend,extens рва=tear рвен=eager реаг=react реакц=reacti реализ=implem ребено=bab,child ревнив=jealou
револю=revolu регуля=regula редакт=edit,editor редакц=editio редк=rar,rare,scarc реестр=regist режим=mod,regim рез=fold
реза=cut резерв=backup резин=rubber резинк=gum резолю=resolu резуль=result резьб=carv рейс=flight рек=river
реклам=advert,public рекоме=recomm рекурс=recurs религ=religi религи=religi рельс=rail ремен=belt ремес=craft
ремонт=repair репози=reposi репута=reput рескри=rescri респуб=republ рестор=restau ресурс=resour реформ=reform
рецепт=recip реч=speech реша=decid решен=decid,soluti,decisi,resolv решенн=resolv реши=decid,resolv,solv ржавчи=rust
ржд=statem риа=novost,ria римск=numera,roman рис=ric,draw риск=risk рисует=drawn рисунк=drawin рисуно=pictur,draw,figur
ритм=rhythm риф=reef робк=shy ровн=exact рог=horn роди=born родите=parent родн=nativ родств=relati рожден=birth роз=ros
розетк=socket розниц=retail розов=pink рол=rol роман=novel романт=romant роскош=luxur рост=increa,growth,height
рот=mouth роял=piano рубашк=shirt руби=chop рубл=roubl руж=gun руин=ruin рук=arm,hand рукав=sleev руково=manual,guid
рукопи=manusc рулон=roll русск=russia рухну=collap руч=creek,stream руча=guaran ручк=pen,handl ручн=manual,tam рыб=fish
рыбак=fisher рынок=market рыцар=knight ряд=row,besid,ser сад=garden,orchar сайт=sit,websit сал=salad сам=itself
саммит=summit самол=plan самоуб=suicid санкц=sancti сапог=boot сара=barn,shed сахар=sugar сбо=crash,failur сбор=fee
сборк=assemb,build свадьб=wedd сведен=inform свеж=fresh свер=drill сверен=step свери=compar сверк=step сверли=bor
сверх=abov сверя=agains свет=light светл=bright,lighte,light свеч=candl свидет=certif,eviden,witnes свин=pig
свинин=pork свиреп=fierc свисто=whistl сво=own,your свобод=fre,freedo,libert,loos свод=vault сводит=blend сводк=summar
свойст=featur,proper связ=bond,connec,rel связа=tie,associ,bind связан=tied связк=bundl свят=hol,saint
священ=priest,sacr сгиб=fold сда=surren сдвиг=shift сдвига=toward сдела=mak сделан=mad сделк=deal,transa сеанс=sessio
себ=self,itself север=north северн=northe сегмен=segmen сегодн=toda сед=saddl сейчас=now секр=secret секрет=secret
сектор=sector секунд=second секц=sectio сел=villag сельск=agricu,rural сем=fami,seed,seven семейс=fami
сен=hay,senat,kim,sung сентяб=septem сер=gre,ser сервер=server сердит=angr сердц=heart серебр=silver середи=middl,centr
сертиф=certif серьез=seriou сестр=nurs,sister сет=net,networ,web сеттер=setter сеу=seoul сеул=seoul сея=sow
сжа=compre,shrink сжат=compre сжеч=burn сзад=behind сигаре=cigare сигна=signal сиде=sit сиден=seat
сил=forc,power,streng сильн=strong,intens симво=charac,symbol симпт=sympto син=blu синтак=syntax сирот=orphan
систем=system ситуац=situ сия=shin ска=rock,cliff сказа=say,tell,said сказан=say сказк=fair,tal скам=bench скамей=bench
скача=downlo скверн=nast скел=skelet скидк=discou склад=wareho складк=fold склон=slop склонн=tend скоб=stapl
скобк=bracke скольз=slid,slip скольк=man,how скоп=cop скор=rather,soon скорб=mourn скорос=spe,rat скот=cattl
скрес=scrap скрипк=violin скрипт=script скромн=modest скры=hid,concea,reorde скрыт=hidden скук=bor скульп=sculpt
скуча=mis скучн=dull,tediou слаб=weak,faint слав=fam,glor сладк=sweet след=follow,trac,track следст=conseq следую=next
слез=tear слеп=blind сли=merg слив=drain сливк=cream слишк=too слиян=merg,pull сло=layer слов=word
словар=dictio,vocabu,term сложи=fold сложн=comple,compli слома=break сломан=broken слон=elepha слуг=servan служащ=clerk
служб=servic служи=serv слух=rumour случа=accide,cas,chanc,incide случай=casual,random случи=happen,occur
слуша=listen,obe слушат=audien слыша=hear сме=dar смел=brav,bold смен=shift смер=death смех=laugh смеша=mix
смешн=funn,ridicu смея=laugh смотре=look,watch,star смутн=vagu смуща=embarr смыс=mean,sens снабже=supp снаруж=outsid
снег=snow снижен=reduct снимок=photog снов=again сноск=footno сня=withdr собак=dog собира=collec,intend,built
соблаз=tempt соблюд=strict собра=build,collec,gather,assemb собран=collec,assemb,meet собств=own,owners,proper
событ=event сов=advic,counci,tip соверш=perfec,commit совес=consci совет=recomm,counci совето=consul советс=soviet
совеща=confer совмес=compat,joint совпад=match соврем=contem,modern совс=altoge соглас=agre,consen
соглаш=agre,agreem,conven содерж=contai,conten соедин=join,compou,connec сожале=regret,unfort созда=creat,genera
создав=creat создан=cre сознав=awar сознат=consci сок=juic сократ=cut,shorte сокров=treasu сол=salt солд=soldie
солнеч=solar солнц=sun солом=straw сомнен=doubt сомнит=doubtf сон=dream,sleep сообща=report сообще=messag,commun
сообщи=announ,inform,bug сооруж=constr,facili соотве=corres,counte соперн=rival сопост=align,alignm сопров=accomp
сопрот=resist соревн=compet сорняк=weed сорок=fort соса=suck сосед=neighb сослуж=collea сосн=pin сосред=concen
состав=compil,compou состоя=condit,stat,consis,fortun сосуд=vessel сотн=hundr сотруд=employ соус=sauc сохну=dry
сохран=keep,sav,preser,retain социал=social сочета=combin сочини=compos сочувс=sympat союз=union союзни=all
спа=sleep,asleep спад=declin спас=sav спасен=rescu спасиб=thank спел=rip специа=specia спеши=hurr,rush спешк=hast
спин=back списк=list список=list спичк=match сплав=allo спокой=calm спор=debat,disput,argu спори=argu спорт=sport
способ=abl,way,abilit,capabl справ=right справе=just,fair справо=refere спраш=ask спраши=ask спрос=demand
спроси=ask,inquir спуст=later спусти=descen спута=confus спутни=satell сравн=compar сравни=compar сражен=battl
сраз=immedi,onc сред=wednes,among,enviro средн=averag,medium средне=mediev средст=mean,remed
срок=term,deadli,period,expir срочн=emerge,urgent ссор=quarre ссыла=refer ссылк=exil,link,refere ста=becom,flock
ставк=rat стад=flock,herd стакан=glas стал=steel сталин=stalin станда=standa станов=becom станок=machin станц=statio
стар=old старш=elder,senior стат=articl статис=statis статич=static стату=statu статус=statu стать=articl ство=trunk
стебел=stem стек=glas,stack стен=wall степен=degre,extent сти=styl стил=styl,styles стипен=schola стих=vers стихот=poem
сто=desk,tabl,hundr,worth стои=cost стоимо=cost,valu столб=column,pillar,pol столбе=column столбц=column столет=centur
столиц=capita стольк=man столяр=carpen стопк=pil,stack сторож=guard сторон=sid,asid,aspect,part стоя=stand,stood
стр=fear страда=suffer стран=countr страни=pag странн=strang,odd,weird страс=passio страте=strate страхо=insura
стре=arrow стрелк=arrow стреля=shoot строг=strict строен=struct строи=build строит=constr строк=lin,str,row
строчн=small структ=struct струн=str сту=chair студен=studen стуча=knock стыд=sham суббот=saturd суд=judg,court,trial
суди=judg судн=boat,ship,vessel судьб=fat сужден=judgme сумк=bag сумм=amount,sum,hash сундук=chest суп=soup суров=sever
сустав=joint сутк=day сух=dry суш=land сущест=creatu,essent,exist,existe сфальц=stitch схвати=seiz
схем=chart,diagra,schem сцен=stag,scen сценар=script счастл=happ,fortun счет=accoun,bill,count,invoic счетчи=counte
счита=count,consid,regard считаю=count съес=eat сыр=chees,damp,raw сюж=plot табак=tobacc таблет=pill,tablet таблиц=tabl
таймер=timer тайн=secret,confid,myster так=such,thu,ther такс=cab тал=waist талант=talent там=wher таможн=custom
танец=danc танк=tank танцев=danc тарелк=plat тасс=tas тачк=barrow,earth тащи=drag тая=melt тверд=hard,solid,firm
театр=theatr тег=tag тезис=thesi текст=text текущ=curren тел=bod телеви=televi телег=cart,wagon телеск=telesc
телефо=teleph,phon тем=meanwh,nevert,subjec,them темн=dark темнот=dark,darkne темп=pac темпер=temper тен=shad,shadow
тенден=tenden,trend теннис=tenni теор=theor теп=heat тепер=now тепл=warm тере=rub термин=termin,term термом=thermo
терпен=patien террит=territ тест=pastr тет=aunt тетк=aunt тетрад=notebo тех=sinc технич=techni технол=techno теч=flow
течен=curren,dur тип=typ типичн=typica типогр=shop,printe тир=dash тих=calm,quiet,silent тихоок=pacifi тишин=silenc
тка=weav ткан=cloth,fabric,tissu товар=good товари=fellow,mat тогд=wherea,then ток=curren толк=interp толка=push
толп=crowd толст=fat,thick толщин=thickn тольк=onl том=volum тон=ton тонк=thin,delica,fin,subtl тонн=ton тоннел=tunnel
тону=sink тоньш=thinne топлив=fuel топор=axe торг=auctio торгов=trad,bargai,commer,dealer торжес=triump тормоз=brak
торт=cak тот=sam точек=point точи=sharpe точк=point,dot,stop,full точн=accura,exact,precis трав=gras,herb травм=injur
трагед=traged традиц=tradit тракто=tracto трансп=transp трансс=tran,siberi трасс=rout трати=spend,wast тре=third
треб=demand,requir требов=claim,requir требу=requir тревог=alarm тревож=anxiou,uneas тренер=coach трет=third
треть=third треуго=triang трех=thre три=thre тридца=thirt тринад=thirte трога=touch трон=thron троп=path,trail
тропич=tropic трос=cabl тротуа=paveme труб=pip,chimne,tub труд=labour трудн=diffic трудно=proble трюк=trick тряс=shak
туг=tight туман=fog,mist туннел=tunnel туп=dull турист=touris туфл=sho туч=cloud тщател=thorou тысяч=thousa тьм=darkne
тюлен=seal тюрьм=prison,jail тяжел=heav тяжес=gravit тяну=pull,draw,stretc убеди=convin,persua уби=kill убийст=murder
убра=remov убыток=los уважен=respec увелич=increa,enlarg уверен=sur,certai,confid увери=assur увид=see,will увиде=see
увлече=enthus,hobb уволи=dismis угл=corner,crop углеро=carbon уго=corner,angl угол=coal угрожа=threat угроз=threat
уда=succe удален=remot удали=delet,remov удало=could удар=blow,impact,shock,strok ударен=emphas,stres удари=hit,strik
удач=luck,fortun удачн=luck удвои=doubl удивле=surpri удивля=wonder удобн=comfor,conven удобст=comfor удовле=satisf
удовол=pleasu ужас=horror,terror ужасн=dreadf,terrib уже=alread,exist ужин=dinner,supper узе=knot,nod узк=narrow
узл=host узна=learn,recogn узор=patter уйт=leav,quit указ=indica,decre указа=indica,specif,giv указан=instru,doe
указат=index,pointe украс=steal украси=decora украше=decor уксус=vinega укуси=bit улиц=street уловк=trick улучше=improv
улучши=improv улыбк=smil умен=abilit,skill уменьш=decrea,reduc умере=die умерен=modera умира=die
умн=clever,intell,smart умножи=multip умолча=defaul умоля=beg умстве=intell,mental универ=univer уникал=uniqu
уничто=destro упак=pack упас=fall упомян=mentio управл=manag,admini,contro,manage упражн=exerci уравне=equ уровен=level
уродли=ugl урожа=crop,harves,yield урок=lesson урони=drop усил=effort услов=condit,claus услуг=favour услыша=hear,heard
успех=succes успешн=succes уста=tir устав=charte устал=tir устано=instal,establ устн=oral устойч=stabl,stead
устран=elimin устрои=arrang устрой=devic уступи=yield усынов=adopt утверд=approv утверж=assert,claim,statem утес=cliff
утечк=leak утеши=comfor утк=duck утону=drown утр=morn утюг=iron ухо=ear уход=car уходи=took участв=contri,partic
участн=member,partic участо=plot,sit учебни=tutori учен=scient,schola ученик=pupil учетн=accoun учи=learn,stud,teach
учител=teache учрежд=offic,instit ущерб=damag уязвим=vulner,known фабрик=factor фаз=phas фай=fil файл=fil факт=fact
фактич=actual фактор=factor факуль=facult фарват=channe фартук=apron фасол=bean феврал=februa федера=federa ферм=farm
фермер=farmer фея=fair фиалк=violet фигур=figur физик=physic физиче=physic филосо=philos фильм=film,movi фильтр=filter
финанс=financ фиолет=purpl фирм=firm флаг=flag флейт=flut флот=fleet,nav фокус=focu фонар=lamp фонд=fund фонтан=founta
форм=form,shap,format,unifor формал=formal форму=formul формул=formul форум=forum фотоап=camera фотогр=photog
фрагме=fragme фраз=phras,senten францу=french фреймв=framew фрукт=fruit фундам=found функц=functi фунт=pound
футбо=footba футляр=cas хабаро=khabar характ=charac харбин=harbin хвали=prais хват=enough хвата=lack хватк=grip
хвост=tail хельси=helsin хеш=hash,digest хижин=cabin,hut хим=chemis химик=chemis химиче=chemic хирург=surgeo хлеб=bread
хлопок=cotton ход=cours ходи=walk хозяин=master,owner,host,landlo хозяйс=farm,econom,househ холм=hill холод=cold
холодн=cold холст=canva хор=choir хорони=bur хорош=good,well хост=host хостин=host хот=althou,though хоте=want
храбр=brav храм=templ храни=keep,stor хранил=stor хреб=ridg хроник=chroni художн=artist,painte хуж=wors хук=hook
цар=king,tsar царапи=scratc царств=kingdo,reign цвес=bloom цвет=colour цветен=bloom цветок=flower,blosso
цел=whol,aim,entir,goal цели=aim цемент=cement цен=cost,pric ценн=valuab цент=cent центр=centr центра=centra цеп=chain
цепочк=chain церемо=ceremo церков=church цик=cycl,loop циркул=compas цит=quot цитат=quot цифр=number,digit,figur
цифров=digita цыплен=chicke чай=tea чанчун=changc час=clock,hour,part,watch часов=zon часовщ=watchm
част=often,freque,part частиц=partic частич=partia,part частн=privat чат=chat чаш=bowl чашк=cup чащ=often
челове=man,person,human,mankin челюс=jaw чем=than чемода=suitca чемпио=champi черв=worm через=acros,throug,later
черепа=turtl черн=black черни=ink чернов=draft черт=devil,strok чертеж=draw,draugh черти=draw чес=honour чеснок=garlic
честн=honest честол=ambiti четвер=quarte,thursd,fourth,back четыр=four четыре=four четырн=fourte чини=repair
чиновн=offici чис=number числов=number чист=clean,blank,pur чисти=clean,peel чит=chita чита=read читает=read,cannot
читате=reader член=member что=what чувств=feel,emotio,sens,sensit чуд=miracl чудесн=wonder чудови=monste чуж=foreig
чулок=stock чут=littl шаблон=patter,templa шаг=step шайб=gang шапк=cap,matter,front шар=ball,glob шахмат=ches шахт=min
шахтер=miner шевард=shevar шелк=silk шепот=whispe шерс=wool шес=six шеств=march,proces шестид=sixt шестна=sixtee
шестьд=sixt шея=neck шин=tir шир=wider ширин=width широк=wid,broad,wide шит=sew шицга=shitsg шка=scal
шкаф=cabine,cupboa шко=school шляп=hat шокола=chocol шрифт=font,typ штор=curtai шторм=storm штраф=fin,penalt
штрихк=barcod штукат=plaste шуб=coat,fur шум=nois шутк=jok щедр=genero щек=cheek щелкну=click щелчок=click щепк=chip
щетк=brush эволюц=evolut эквива=equiva экзаме=exam экземп=instan экипаж=crew эконом=econom экран=screen экспед=expedi
экспер=experi,expert экспон=exhibi экспор=export электр=electr,pdf,book элемен=elemen,item эмбарг=draft,expir
эмигр=emigra энерг=energ энерги=vigoro эпизод=episod эпох=age,era эра=era эсс=essa,essay этаж=floor эти=thes этих=thes
это=thi этот=thi эффект=effect,effici эхо=echo юбк=skirt южн=southe,south юмор=humour юнос=youth юридич=legal
юрист=lawyer яблок=appl явлен=phenom ягнено=lamb ягод=berr ядер=cor ядерн=nuclea ядр=cor язык=langua,tongu яйц=egg
якор=anchor яма=pit январ=januar япон=japan ярк=bright,vivid ярлык=label ярмарк=fair ярос=rag ясн=clear ячейк=cell
ящик=box,drawer
"""
